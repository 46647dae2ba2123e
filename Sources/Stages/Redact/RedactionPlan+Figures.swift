import Pipeline
import Redaction

extension RedactionPlan {
  /// How well everyone was seen, for the report of the run: the source as a whole, then every track.
  func figures(of source: Source) -> [Figures] {
    let whole = Figures(
      "redaction-coverage", file: source.name,
      [
        "frames": Double(times.count), "framesWithoutAnyone": Double(coverage.framesWithoutAnyone),
        "hidden": Double(peopleHidden), "kept": Double(kept.count), "drawn": Double(drawn),
      ])
    return [whole]
      + coverage.tracks.map { track in
        Figures(
          "track-coverage", file: source.name,
          [
            "track": Double(track.id), "startSeconds": track.startSeconds, "framesSeen": Double(track.seen),
            "framesFollowed": Double(track.followed),
            "framesHeld": Double(track.held), "longestUnseenSeconds": track.longestUnseenSeconds,
            "longestUnseenAtSeconds": track.longestUnseenAtSeconds,
            "leastConfidence": track.leastConfidence, "greatestConfidence": track.greatestConfidence,
          ])
      }
  }
}

import People

/// Decides what will be hidden, from who was found and from what a person decided.
public enum RedactionPlanner {
  /// The plan that hides the whole head of everyone on `map`, in every frame of their tracks, but for whom a person decided to show, and
  /// whatever a person drew, and the text that was found, as far as `text` and a person say so; `ways` says where each patch that is followed went, and `mark` is the
  /// review mark of the map.
  ///
  /// Throws `Failure` when no one was found, for a face that was missed looks the same as an empty room; `allowNobody` is a
  /// person's word, kept in the plan, that there is nobody. The method `frame` needs no such word. Throws it as well where a decision
  /// matches nobody.
  public static func plan(
    _ map: IdentityMap, method: RedactionMethod, decisions: Decisions = .none, ways: [String: FollowedPatch] = [:],
    mark: String? = nil, text: TextTreatment = .report,
    allowNobody because: String? = nil
  ) throws -> RedactionPlan {
    let decided = try DecidedTracks(map, decisions)
    let firstID = (decided.tracks.map(\.id).max() ?? 0) + 1
    let drawn = try DrawnTracks(decisions, FrameTimes(map), ways: ways, firstID: firstID)
    let texts = try DecidedTexts(
      map, decisions, text, firstID: ((drawn.tracks + drawn.shown).map(\.id).max() ?? firstID - 1) + 1)
    let nobody = map.tracks.isEmpty ? decisions.nobody ?? because : nil
    // That something was drawn does not say that it is the witness.
    if method.hidesTracks, map.tracks.isEmpty, nobody == nil { throw RedactionPlan.nobodyFound }
    // Who is named to be hidden is hidden also where everyone else is shown.
    let hidden = if case .nothingToHide = method { decided.hiddenByName } else { decided.hidden }
    return try RedactionPlan(
      source: map.source, method: method, timeBase: map.timeBase, times: map.times,
      tracks: hidden.map { planned($0, map) } + drawn.tracks + texts.tracks,
      kept: decided.shown.map { planned($0, map) } + drawn.shown,
      nobodyBecause: nobody, isReviewed: mark != nil && decisions.reviewed == mark,
      coverage: RedactionCoverage(of: hidden, on: map), texts: texts.coverage)
  }

  private static func planned(_ track: FaceTrack, _ map: IdentityMap) -> PlannedTrack {
    PlannedTrack(
      id: track.id, firstFrame: track.frames.lowerBound,
      regions: track.boxes.map { Region(headAround: $0.box, width: map.width, height: map.height).roundedOutward() })
  }
}

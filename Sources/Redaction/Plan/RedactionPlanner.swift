/// Decides what will be hidden, from who was found.
public enum RedactionPlanner {
  /// The plan that hides the whole head of everyone on `map`, in every frame of their tracks.
  ///
  /// Throws `Failure` when no one was found, for a face that was missed looks the same as an empty room; `allowNobody` is a
  /// person's word, kept in the plan, that there is nobody. The method `frame` needs no such word.
  public static func plan(
    _ map: IdentityMap, method: RedactionMethod, allowNobody because: String? = nil
  ) throws -> RedactionPlan {
    let tracks =
      switch method {
      case .nothingToHide: [PlannedTrack]()
      case .fill, .pixelate, .blur, .frame: map.tracks.map { planned($0, map) }
      }
    return try RedactionPlan(
      source: map.source, method: method, timeBase: map.timeBase, times: map.times, tracks: tracks,
      nobodyBecause: tracks.isEmpty ? because : nil, coverage: RedactionCoverage(of: map))
  }

  private static func planned(_ track: Track, _ map: IdentityMap) -> PlannedTrack {
    PlannedTrack(
      id: track.id, firstFrame: track.frames.lowerBound,
      regions: track.boxes.map { Region(headAround: $0.box, width: map.width, height: map.height).roundedOutward() })
  }
}

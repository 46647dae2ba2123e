import Support

/// Gives cues the time that it takes to read them, a gap between them, and beginnings and ends on changes of shot.
struct CueTiming {
  let rules: LayoutRules
  /// Milliseconds, in order.
  let shotChanges: [Int]

  /// `merge` makes one cue of two, or says that they cannot be one. It is asked where a cue is too short and cannot be made longer.
  func timed(_ cues: [Cue], merge: (Cue, Cue) throws -> Cue?) rethrows -> [Cue] {
    var result: [Cue] = []
    for cue in cues.sorted(by: {
      ($0.startMilliseconds, $0.endMilliseconds) < ($1.startMilliseconds, $1.endMilliseconds)
    }) {
      if let last = result.last, isCrowded(last, by: cue), let one = try merge(last, cue) {
        result[result.count - 1] = one
      } else {
        result.append(cue)
      }
    }
    result = snapped(result)
    return extended(result)
  }

  /// Two cues at the same time; or the first has too little before the second, and they belong together.
  private func isCrowded(_ first: Cue, by second: Cue) -> Bool {
    guard first.placement == second.placement else { return false }
    if second.startMilliseconds < first.endMilliseconds - rules.gapMilliseconds { return true }
    let room = second.startMilliseconds - rules.gapMilliseconds - first.startMilliseconds
    let isClose = second.startMilliseconds - first.endMilliseconds < rules.snapMilliseconds
    return isClose && first.speaker == second.speaker
      && (room < rules.minimumMilliseconds || second.durationMilliseconds < rules.minimumMilliseconds / 2)
  }

  /// Ends later so that there is time to read, and earlier so that there is a gap; never before the words are over, but for the gap.
  private func extended(_ cues: [Cue]) -> [Cue] {
    cues.enumerated().map { index, cue in
      let characters = cue.text.count { !$0.isNewline }
      let needed = max(
        rules.minimumMilliseconds, Int(clamping: rules.readingMilliseconds(characters).rounded(.up)))
      let wanted = min(
        max(cue.endMilliseconds, cue.startMilliseconds + needed), cue.endMilliseconds + rules.lingerMilliseconds)
      // What overlaps is seen beside each other, and stays.
      let next = cues[(index + 1)...].first {
        $0.placement == cue.placement && $0.startMilliseconds >= cue.endMilliseconds - rules.gapMilliseconds
      }
      let isOverlapped =
        index + 1 < cues.count && cues[index + 1].startMilliseconds < cue.endMilliseconds - rules.gapMilliseconds
      let latest = isOverlapped ? cue.endMilliseconds : (next?.startMilliseconds ?? Int.max) - rules.gapMilliseconds
      // What stays longer than it is said goes with its shot.
      let cut =
        shotChanges.first { $0 > cue.endMilliseconds && $0 <= wanted }.map { $0 - rules.gapMilliseconds } ?? wanted
      let end = min(max(cut, cue.endMilliseconds), latest)
      return end > cue.startMilliseconds ? cue.with(start: cue.startMilliseconds, end: end) : cue
    }
  }

  /// Begins with a shot, or ends two frames before one, where that is near; never into another cue, never shorter than it may be.
  private func snapped(_ cues: [Cue]) -> [Cue] {
    guard !shotChanges.isEmpty else { return cues }
    var result: [Cue] = []
    for (index, cue) in cues.enumerated() {
      var start = cue.startMilliseconds, end = cue.endMilliseconds
      let before = result.last.map { $0.endMilliseconds } ?? 0
      let after = index + 1 < cues.count ? cues[index + 1].startMilliseconds : Int.max
      if let shot = nearest(start), end - shot >= rules.minimumMilliseconds, shot >= before { start = shot }
      if let shot = nearest(end), shot - rules.gapMilliseconds - start >= rules.minimumMilliseconds,
        shot <= after || shot < end
      {
        end = shot - rules.gapMilliseconds
      }
      result.append(cue.with(start: start, end: end))
    }
    return result
  }

  private func nearest(_ time: Int) -> Int? {
    let next = shotChanges.indices.bisected { shotChanges[$0] >= time }
    let candidates = [next - 1, next].filter(shotChanges.indices.contains).map { shotChanges[$0] }
    return candidates.filter { abs($0 - time) <= rules.snapMilliseconds }.min { abs($0 - time) < abs($1 - time) }
  }
}

import Media

/// Makes tracks of the ways of texts: none crosses a cut, each is held before and after, and what lies on a straight way is left out.
struct TextTracks {
  let times: PresentationTimes
  let timeBase: Rational
  let shots: Shots

  /// As long as faces are held, in seconds.
  private static let hold = 0.5
  /// How much larger a box is at the end of that time: where the text was is a guess.
  private static let growth = 1.15
  /// What was followed is known less well the longer ago the network saw it: by this share of a box a second, and at most.
  private static let drift = 0.2
  private static let mostDrift = 0.2
  /// A keyframe that is as near to the straight way, in fractions of the picture, tells nothing.
  private static let straight = 0.0008
  /// Keyframes are at most as many points apart.
  private static let longest = 64

  /// In the order in which they begin. `takesAll`: there is no second look that could confirm the first.
  func tracks(of paths: [TextPath], takesAll: Bool) -> [TextTrack] {
    let parts = paths.filter { takesAll || $0.isSure }.flatMap(parts).sorted {
      ($0[0].frame, $0[0].box.y, $0[0].box.x) < ($1[0].frame, $1[0].box.y, $1[0].box.x)
    }
    return parts.enumerated().map { TextTrack(id: $0 + 1, keyframes: $1) }
  }

  private func parts(of path: TextPath) -> [[TrackBox]] {
    var parts: [[TextPath.Point]] = []
    for point in path.points {
      let isNew = parts.last?.last.map { last in !shot(of: last.frame).contains(point.frame) } ?? true
      if isNew { parts.append([point]) } else { parts[parts.count - 1].append(point) }
    }
    return parts.map { part in
      let whole = TextPathEnds(part), away = Self.secondsFromSightings(part)
      let middle = zip(part, away).map { point, seconds in
        TrackBox(
          frame: point.frame, box: point.box.expanded(by: 1 + min(Self.mostDrift, Self.drift * seconds)),
          confidence: (point.confidence * 1e5).rounded() / 1e5,
          origin: point.confidence > 0 ? .seen : .followed)
      }
      let boxes =
        [held(whole.first, -1, whole.firstCourse)].compactMap { $0 } + middle
        + [held(whole.last, 1, whole.lastCourse)].compactMap { $0 }
      return Self.thinned(boxes).map {
        TrackBox(frame: $0.frame, box: $0.box.roundedOutward(), confidence: $0.confidence, origin: $0.origin)
      }
    }
  }

  /// From each point to the nearest in which the network saw the text; 0 where it never did.
  private static func secondsFromSightings(_ points: [TextPath.Point]) -> [Double] {
    func passed(_ points: some Sequence<TextPath.Point>) -> [Double] {
      var last: Double?
      return points.map { point in
        if point.confidence > 0 { last = point.seconds }
        return last.map { abs(point.seconds - $0) } ?? .infinity
      }
    }
    return zip(passed(points), passed(points.reversed()).reversed()).map { min($0, $1) }.map { $0.isFinite ? $0 : 0 }
  }

  private func shot(of frame: Int) -> Range<Int> { shots.frames(around: frame, of: times.count) }

  /// Half a second before or after a point: where it was then, and where it is if it goes on moving, by its own size at most.
  private func held(_ point: TextPath.Point, _ direction: Double, _ course: (x: Double, y: Double)) -> TrackBox? {
    let wanted = point.seconds + direction * Self.hold
    let shot = shot(of: point.frame)
    let after = shot.bisected { seconds($0) > wanted }
    let frame = min(max(direction < 0 ? after : after - 1, shot.lowerBound), shot.upperBound - 1)
    guard direction < 0 ? frame < point.frame : frame > point.frame else { return nil }
    let away = seconds(frame) - point.seconds
    func shift(_ speed: Double, atMost limit: Double) -> Double { min(max(speed * away, -limit), limit) }
    let moved = point.box.shifted(
      x: shift(course.x, atMost: point.box.width), y: shift(course.y, atMost: point.box.width))
    return TrackBox(
      frame: frame, box: point.box.union(moved).expanded(by: Self.growth), confidence: 0, origin: .held)
  }

  private func seconds(_ frame: Int) -> Double { Double(times.ticks[frame]) * timeBase.value }

  /// Without keyframes between which the way is straight; those in which the network saw the text stay.
  private static func thinned(_ boxes: [TrackBox]) -> [TrackBox] {
    var kept: [TrackBox] = [], waiting: [TrackBox] = []
    for box in boxes {
      if let last = kept.last, let middle = waiting.last,
        middle.origin != .followed || waiting.count >= longest || !waiting.allSatisfy({ isOn($0, from: last, to: box) })
      {
        kept.append(middle)
        waiting = []
      }
      if kept.isEmpty { kept.append(box) } else { waiting.append(box) }
    }
    return kept + waiting.suffix(1)
  }

  private static func isOn(_ box: TrackBox, from last: TrackBox, to next: TrackBox) -> Bool {
    let share = Double(box.frame - last.frame) / Double(next.frame - last.frame)
    return last.box.interpolated(to: next.box, share).contains(box.box, slack: straight)
  }
}

/// The ends of a way, and where it goes there.
private struct TextPathEnds {
  let first: TextPath.Point
  let last: TextPath.Point
  let firstCourse: (x: Double, y: Double)
  let lastCourse: (x: Double, y: Double)

  init(_ points: [TextPath.Point]) {
    (first, last) = (points[0], points[points.count - 1])
    firstCourse = TextPath.course(points.prefix(3))
    lastCourse = TextPath.course(points.suffix(3))
  }
}

import Media

/// Makes one box for every frame of a track out of the frames in which the face was seen.
struct TrackFilling {
  let times: PresentationTimes
  let timeBase: Rational
  let shots: Shots
  let settings: TrackBuilder.Settings

  /// A box that was not seen grows by half its size per second of distance from the nearest sighting, by a quarter at most:
  /// what happened in between is a guess.
  private static let growthPerSecond = 0.5
  private static let largestGrowth = 0.25
  /// The motion at either end of a track is measured over this long.
  private static let motionSeconds = 0.25

  /// `sightings` is not empty, in rising order of frames, as is where the person was without a face: `before` the first of them, and after it.
  /// The boxes are smooth, and each holds the raw box of its frame.
  func boxes(for sightings: [Sighting], before: [PathPoint] = [], unseen: [PathPoint] = []) -> [TrackBox] {
    let first = sightings[0], last = sightings[sightings.count - 1]
    let boxes =
      held(before: sightings, along: Path(points: before + [PathPoint(first)])) + seenAndFollowed(sightings, unseen)
      + held(after: sightings, along: Path(points: [PathPoint(last)] + unseen.filter { $0.frame > last.frame }))
    return zip(boxes, BoxSmoothing.smooth(boxes.map(\.box))).map { raw, box in
      TrackBox(
        frame: raw.frame, box: box.roundedOutward(), confidence: (raw.confidence * 1e5).rounded() / 1e5,
        origin: raw.origin)
    }
  }

  private func seenAndFollowed(_ sightings: [Sighting], _ unseen: [PathPoint]) -> [TrackBox] {
    var boxes = [TrackBox(seen: sightings[0])]
    var rest = unseen[...]
    for (previous, next) in zip(sightings, sightings.dropFirst()) {
      rest = rest.drop { $0.frame <= previous.frame }
      // In a short gap the straight way is known better than anything that a thumbnail can tell.
      let isLong = next.seconds - previous.seconds > settings.bridgeSeconds
      let path =
        isLong ? Path(points: [PathPoint(previous)] + rest.prefix { $0.frame < next.frame } + [PathPoint(next)]) : nil
      for frame in (previous.frame + 1)..<next.frame {
        let fraction = (seconds(frame) - previous.seconds) / (next.seconds - previous.seconds)
        let distance = min(seconds(frame) - previous.seconds, next.seconds - seconds(frame))
        let straight = previous.box.interpolated(to: next.box, fraction)
        let box = grown(path?.box(atSeconds: seconds(frame)).map(straight.union) ?? straight, distance)
        boxes.append(TrackBox(frame: frame, box: box, confidence: 0, origin: .followed))
      }
      boxes.append(TrackBox(seen: next))
    }
    return boxes
  }

  private func held(before sightings: [Sighting], along path: Path) -> [TrackBox] {
    let first = sightings[0]
    let other = sightings.last { $0.seconds - first.seconds <= Self.motionSeconds }
    let start = times.firstFrame(atOrAfter: times.ticks[first.frame].advanced(clampedBy: -holdTicks(first)))
    let shot = shots.frames(around: first.frame, of: times.count)
    return (max(min(start, path.points[0].frame), shot.lowerBound)..<first.frame).map { frame in
      held(first, movingAwayFrom: other, along: path, isNear: frame >= start, frame: frame)
    }
  }

  private func held(after sightings: [Sighting], along path: Path) -> [TrackBox] {
    let last = sightings[sightings.count - 1]
    let other = sightings.first { last.seconds - $0.seconds <= Self.motionSeconds }
    let end = times.firstFrame(atOrAfter: times.ticks[last.frame].advanced(clampedBy: holdTicks(last) + 1))
    let shot = shots.frames(around: last.frame, of: times.count)
    return (last.frame + 1..<min(max(end, path.points[path.points.count - 1].frame + 1), shot.upperBound)).map {
      frame in
      held(last, movingAwayFrom: other, along: path, isNear: frame < end, frame: frame)
    }
  }

  /// Where a thumbnail showed the person; near the edge also where the face may be without it.
  private func held(
    _ edge: Sighting, movingAwayFrom other: Sighting?, along path: Path, isNear: Bool, frame: Int
  ) -> TrackBox {
    let guess = held(edge, movingAwayFrom: other, frame: frame)
    guard let found = path.box(atSeconds: seconds(frame)) else { return guess }
    let box = grown(found, abs(seconds(frame) - edge.seconds))
    return TrackBox(frame: frame, box: isNear ? box.union(guess.box) : box, confidence: 0, origin: .held)
  }

  /// Covers both where the face was at `edge` and where it is if it goes on moving, by one face at most: it may have stopped.
  private func held(_ edge: Sighting, movingAwayFrom other: Sighting?, frame: Int) -> TrackBox {
    var box = edge.box
    let away = seconds(frame) - edge.seconds
    if let other, other.frame != edge.frame {
      let span = edge.seconds - other.seconds
      func shift(_ motion: Double, atMost limit: Double) -> Double { min(max(motion / span * away, -limit), limit) }
      box = box.union(
        box.shifted(
          x: shift(edge.box.centerX - other.box.centerX, atMost: box.width),
          y: shift(edge.box.centerY - other.box.centerY, atMost: box.height)))
    }
    return TrackBox(frame: frame, box: grown(box, abs(away)), confidence: 0, origin: .held)
  }

  private func grown(_ box: NormalizedBox, _ seconds: Double) -> NormalizedBox {
    box.expanded(by: 1 + min(seconds * Self.growthPerSecond, Self.largestGrowth))
  }

  private func seconds(_ frame: Int) -> Double { Double(times.ticks[frame]) * timeBase.value }

  /// Whole ticks, not longer than the hold.
  private func holdTicks(_ sighting: Sighting) -> Int64 {
    let seconds = sighting.scale > settings.coarseSide ? settings.fineHoldSeconds : settings.holdSeconds
    return Int64((seconds / timeBase.value).rounded(.down))
  }
}

extension TrackBox {
  fileprivate init(seen sighting: Sighting) {
    self.init(frame: sighting.frame, box: sighting.box, confidence: sighting.confidence, origin: .seen)
  }
}

extension Int64 {
  fileprivate func advanced(clampedBy ticks: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(ticks)
    return overflows ? (ticks < 0 ? .min : .max) : sum
  }
}

/// One face in one frame that was looked at.
struct Sighting {
  let frame: Int
  let seconds: Double
  let box: NormalizedBox
  let confidence: Double
  /// Long side of the network's input in which it was seen.
  let scale: Int
}

extension Sighting {
  func at(_ seconds: Double) -> Sighting {
    Sighting(frame: frame, seconds: seconds, box: box, confidence: confidence, scale: scale)
  }
  func `in`(_ box: NormalizedBox) -> Sighting {
    Sighting(frame: frame, seconds: seconds, box: box, confidence: confidence, scale: scale)
  }
}

/// Where a face was seen last, how it moves, and whether something seen later can be the same face.
struct FaceMotion {
  private(set) var last: Sighting
  private(set) var count = 1
  /// The greatest confidence so far.
  private(set) var best: Double
  private var velocity = (x: 0.0, y: 0.0)
  /// Where the face is meanwhile, if somebody knows; until it is seen again.
  var place: NormalizedBox?

  /// A prediction further ahead than this, in seconds, is no better than the last place.
  private static let farthestPrediction = 0.3
  /// Seconds, with one look missed.
  private static let nextLook = 0.2
  /// In faces.
  private static let farthestStep = 1.8

  init(_ sighting: Sighting) {
    last = sighting
    best = sighting.confidence
  }

  mutating func extend(_ sighting: Sighting) {
    let seconds = sighting.seconds - last.seconds
    if seconds > 0 {
      // Half old, half new: a single jump of the box does not throw the prediction off.
      let old = count > 1 ? 0.5 : 0
      velocity.x = velocity.x * old + (1 - old) * (sighting.box.centerX - last.box.centerX) / seconds
      velocity.y = velocity.y * old + (1 - old) * (sighting.box.centerY - last.box.centerY) / seconds
    }
    last = sighting
    place = nil
    count += 1
    best = max(best, sighting.confidence)
  }

  /// Where the face is if it went on moving.
  func predicted(at seconds: Double) -> NormalizedBox {
    if let place { return place }
    let ahead = min(seconds - last.seconds, Self.farthestPrediction)
    return last.box.shifted(x: velocity.x * ahead, y: velocity.y * ahead)
  }

  /// How well `box` continues this face at `seconds`: from above 0 to 2, or nil where it cannot be the same.
  func affinity(to box: NormalizedBox, at seconds: Double) -> Double? {
    let predicted = predicted(at: seconds)
    let distance = min(Self.distance(predicted, box), Self.distance(last.box, box))
    let overlap = max(predicted.iou(box), last.box.iou(box))
    let sizeRatio = last.box.area / box.area
    // Between two sightings a face does not change its area fourfold, and it overlaps its last place or moves by less than
    // 0.7 of its size; from one look to the next a fast one moves further, but does not change its size.
    guard (0.25...4).contains(sizeRatio) else { return nil }
    if overlap >= 0.2 || distance <= 0.7 { return overlap + max(0, 1 - distance) }
    let isNext = seconds - last.seconds <= Self.nextLook && (0.6...1.7).contains(sizeRatio)
    return isNext && distance <= Self.farthestStep ? (Self.farthestStep - distance) / 100 : nil
  }

  /// Which sighting continues which of the faces in `waiting`: each at most one, the best fit first, none below `least`.
  static func pairs(
    _ faces: [FaceMotion], waiting: Set<Int>, with sightings: [Sighting], least: Double = 0
  ) -> [(face: Int, sighting: Int)] {
    var fits: [(affinity: Double, face: Int, sighting: Int)] = []
    for face in waiting {
      for (index, sighting) in sightings.enumerated() {
        guard let affinity = faces[face].affinity(to: sighting.box, at: sighting.seconds), affinity >= least else {
          continue
        }
        fits.append((affinity, face, index))
      }
    }
    fits.sort { ($1.affinity, $0.face, $0.sighting) < ($0.affinity, $1.face, $1.sighting) }
    var faces = waiting, rest = Set(sightings.indices)
    return fits.compactMap { fit in
      guard faces.contains(fit.face), rest.contains(fit.sighting) else { return nil }
      faces.remove(fit.face)
      rest.remove(fit.sighting)
      return (fit.face, fit.sighting)
    }
  }

  /// Of the centres, in faces.
  private static func distance(_ a: NormalizedBox, _ b: NormalizedBox) -> Double {
    let dx = abs(a.centerX - b.centerX) / ((a.width + b.width) / 2)
    let dy = abs(a.centerY - b.centerY) / ((a.height + b.height) / 2)
    return max(dx, dy)
  }
}

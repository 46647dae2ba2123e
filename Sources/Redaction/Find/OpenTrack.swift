/// A track that may still be extended.
struct OpenTrack {
  struct Sighting {
    let frame: Int
    let seconds: Double
    let box: NormalizedBox
    let confidence: Double
  }

  /// Never empty; in rising order of frames.
  private(set) var sightings: [Sighting]
  private var velocity = Velocity.zero

  /// Fractions of the picture per second.
  struct Velocity {
    var x: Double
    var y: Double
    static let zero = Velocity(x: 0, y: 0)
  }

  /// A prediction further ahead than this is no better than the last place.
  private static let farthestPrediction = 0.3

  init(_ sighting: Sighting) { sightings = [sighting] }

  var last: Sighting { sightings[sightings.count - 1] }

  mutating func extend(_ sighting: Sighting) {
    let previous = last
    let seconds = sighting.seconds - previous.seconds
    sightings.append(sighting)
    guard seconds > 0 else { return }
    // Half old, half new: a single jump of the box does not throw the prediction off.
    velocity.x = (velocity.x + (sighting.box.centerX - previous.box.centerX) / seconds) / 2
    velocity.y = (velocity.y + (sighting.box.centerY - previous.box.centerY) / seconds) / 2
  }

  /// How well `box` continues this track at `seconds`: from above 0 to 2, or nil where it cannot be the same face.
  func affinity(to box: NormalizedBox, at seconds: Double) -> Double? {
    let ahead = min(seconds - last.seconds, Self.farthestPrediction)
    let predicted = last.box.shifted(x: velocity.x * ahead, y: velocity.y * ahead)
    let nearest = max(Self.closeness(predicted, box), Self.closeness(last.box, box))
    let overlap = max(predicted.iou(box), last.box.iou(box))
    let sizeRatio = last.box.area / box.area
    // Between two sightings a face does not change its area fourfold, and it overlaps its last place or moves by less than
    // 0.7 of its size.
    guard (0.25...4).contains(sizeRatio), overlap >= 0.2 || nearest >= 0.3 else { return nil }
    return overlap + nearest
  }

  /// 1 where the centres coincide, 0 where they are one face apart or further.
  private static func closeness(_ a: NormalizedBox, _ b: NormalizedBox) -> Double {
    let dx = abs(a.centerX - b.centerX) / ((a.width + b.width) / 2)
    let dy = abs(a.centerY - b.centerY) / ((a.height + b.height) / 2)
    return max(0, 1 - max(dx, dy))
  }
}

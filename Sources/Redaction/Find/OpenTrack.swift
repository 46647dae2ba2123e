/// A track that may still be extended.
struct OpenTrack {
  struct Sighting {
    let frame: Int
    let seconds: Double
    let box: NormalizedBox
    let confidence: Double
    /// Long side of the network's input in which it was seen.
    let scale: Int
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
  /// Seconds, with one look missed.
  private static let nextLook = 0.2
  /// In faces.
  private static let farthestStep = 1.8

  init(_ sighting: Sighting) { sightings = [sighting] }

  var last: Sighting { sightings[sightings.count - 1] }

  mutating func extend(_ sighting: Sighting) {
    let previous = last
    let seconds = sighting.seconds - previous.seconds
    sightings.append(sighting)
    guard seconds > 0 else { return }
    // Half old, half new: a single jump of the box does not throw the prediction off.
    let old = sightings.count > 2 ? 0.5 : 0
    velocity.x = velocity.x * old + (1 - old) * (sighting.box.centerX - previous.box.centerX) / seconds
    velocity.y = velocity.y * old + (1 - old) * (sighting.box.centerY - previous.box.centerY) / seconds
  }

  /// Where the face is if it went on moving.
  func predicted(at seconds: Double) -> NormalizedBox {
    let ahead = min(seconds - last.seconds, Self.farthestPrediction)
    return last.box.shifted(x: velocity.x * ahead, y: velocity.y * ahead)
  }

  /// How well `box` continues this track at `seconds`: from above 0 to 2, or nil where it cannot be the same face.
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

  /// Of the centres, in faces.
  private static func distance(_ a: NormalizedBox, _ b: NormalizedBox) -> Double {
    let dx = abs(a.centerX - b.centerX) / ((a.width + b.width) / 2)
    let dy = abs(a.centerY - b.centerY) / ((a.height + b.height) / 2)
    return max(dx, dy)
  }
}

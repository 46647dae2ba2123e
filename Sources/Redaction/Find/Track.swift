/// One person through one stretch of a source: a box in every frame from the first to the last.
public struct Track: Sendable, Hashable {
  /// Counted from 1, in the order in which the tracks begin.
  public let id: Int
  /// One for each frame, without a gap; never empty.
  public let boxes: [TrackBox]

  public init(id: Int, boxes: [TrackBox]) {
    self.id = id
    self.boxes = boxes
  }

  /// Frames are counted from 0.
  public var frames: ClosedRange<Int> { boxes[0].frame...boxes[boxes.count - 1].frame }

  /// Up to three frames in which the face was seen most clearly, one in each third of them: by where it is there, a person names the track.
  public var representatives: [Int] {
    let seen = boxes.filter { $0.origin == .seen }
    let parts = min(3, seen.count)
    return (0..<parts).compactMap { part in
      seen[seen.count * part / parts..<seen.count * (part + 1) / parts].max {
        ($0.confidence, $1.frame) < ($1.confidence, $0.frame)
      }?.frame
    }
  }

  /// Nil outside the track.
  public func box(inFrame frame: Int) -> TrackBox? {
    let index = frame - boxes[0].frame
    return boxes.indices.contains(index) ? boxes[index] : nil
  }
}

extension Track: Codable {
  private enum CodingKeys: String, CodingKey { case id, boxes, representatives }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(representatives, forKey: .representatives)
    try container.encode(boxes, forKey: .boxes)
  }

  /// Throws when the boxes are not one for each frame.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(Int.self, forKey: .id)
    boxes = try container.decode([TrackBox].self, forKey: .boxes)
    let isWhole = !boxes.isEmpty && zip(boxes, boxes.dropFirst()).allSatisfy { $0.frame + 1 == $1.frame }
    guard isWhole else {
      throw DecodingError.dataCorruptedError(
        forKey: .boxes, in: container,
        debugDescription: "a track needs one box for each frame from its first to its last")
    }
  }
}

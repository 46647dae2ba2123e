import Files

/// One person through one stretch of a source: a box in every frame from the first to the last.
public struct FaceTrack: Sendable, Hashable {
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

extension FaceTrack: Codable {
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

/// Where a person's face is in one frame, and how we know.
///
/// As JSON it is one line, `frame x y width height confidence origin`, so that a person can read and correct it.
public struct TrackBox: Sendable, Hashable {
  public enum Origin: String, Sendable {
    /// The network saw the face in this frame.
    case seen
    /// Between two frames in which it was seen.
    case followed
    /// Before the first or after the last frame in which it was seen.
    case held
  }

  /// Counted from 0.
  public let frame: Int
  public let box: NormalizedBox
  /// Of the detection, 0…1; 0 where the face was not seen.
  public let confidence: Double
  public let origin: Origin

  public init(frame: Int, box: NormalizedBox, confidence: Double, origin: Origin) {
    self.frame = frame
    self.box = box
    self.confidence = confidence
    self.origin = origin
  }
}

extension TrackBox: Codable {
  public init(from decoder: any Decoder) throws {
    let line = try decoder.singleValueContainer().decode(String.self)
    let words = line.split(separator: " ")
    let numbers = words.dropFirst().prefix(5).compactMap { Double($0) }
    guard words.count == 7, let frame = Int(words[0]), frame >= 0, frame < Int.max, numbers.count == 5,
      let origin = Origin(rawValue: String(words[6]))
    else { throw Self.notABox(line, decoder) }
    let box = NormalizedBox(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    guard box.isPlausible, (0...1).contains(numbers[4]) else { throw Self.notABox(line, decoder) }
    self.init(frame: frame, box: box, confidence: numbers[4], origin: origin)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode("\(frame) \(box.x) \(box.y) \(box.width) \(box.height) \(confidence) \(origin.rawValue)")
  }

  private static func notABox(_ line: String, _ decoder: any Decoder) -> DecodingError {
    .dataCorrupted(
      .init(
        codingPath: decoder.codingPath,
        debugDescription: "'\(line.printable)' is not 'frame x y width height confidence seen|followed|held'"))
  }
}

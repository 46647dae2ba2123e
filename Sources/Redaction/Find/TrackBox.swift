import Files

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

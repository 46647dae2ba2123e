/// The stretches of a source between its cuts. As JSON it is the list of frames, counted from 0, with which they begin.
public struct Shots: Sendable, Hashable {
  /// Rising from 0.
  public private(set) var starts = [0]

  public init() {}

  /// `frame` is later than every cut so far; a cut before the first frame is none.
  mutating func cut(before frame: Int) {
    if frame > starts[starts.count - 1] { starts.append(frame) }
  }

  /// The shot that `frame` belongs to, in a source of `count` frames.
  public func frames(around frame: Int, of count: Int) -> Range<Int> {
    let start = starts.last { $0 <= frame } ?? 0
    return start..<max(starts.first { $0 > frame } ?? count, frame + 1)
  }
}

extension Shots: Codable {
  public init(from decoder: any Decoder) throws {
    starts = try decoder.singleValueContainer().decode([Int].self)
    guard starts.first == 0, zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "the shots do not begin with 0, or do not rise"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(starts)
  }
}

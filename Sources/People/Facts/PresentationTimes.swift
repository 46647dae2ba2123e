import Files
import Support

/// The presentation time stamps of a source's frames, rising, in ticks of its time base.
///
/// As JSON it is a list of lines: a time stamp, then the steps to the next ones, `step*count` where a step repeats.
public struct PresentationTimes: Sendable, Hashable {
  public let ticks: [Int64]

  /// Throws `Failure` when there is no frame, or when a frame is not later than the one before it.
  public init(_ ticks: [Int64]) throws {
    guard !ticks.isEmpty else {
      throw Failure(doing: "listing the frames", reason: "there is not one", advice: "Check that the file plays")
    }
    for index in ticks.indices.dropFirst() where ticks[index] <= ticks[index - 1] {
      throw Self.notRising(frame: index, ticks[index], after: ticks[index - 1])
    }
    self.ticks = ticks
  }

  public var count: Int { ticks.count }
  public var first: Int64 { ticks[0] }
  public var last: Int64 { ticks[ticks.count - 1] }

  /// The frame, counted from 0, that is shown from `pts` on: by bisection; nil where no frame has that time stamp.
  public func frame(at pts: Int64) -> Int? {
    let index = firstFrame(atOrAfter: pts)
    return index < ticks.count && ticks[index] == pts ? index : nil
  }

  /// The first frame that is not earlier than `pts`; `count` where all are.
  public func firstFrame(atOrAfter pts: Int64) -> Int { ticks.indices.bisected { ticks[$0] >= pts } }

  static func notRising(frame: Int, _ pts: Int64, after previous: Int64) -> Failure {
    Failure(
      doing: "listing the frames",
      reason: "frame \(frame) has time stamp \(pts), after one of \(previous): they must rise",
      advice: "Convert the file to constant frame rate first")
  }
}

extension PresentationTimes: Codable {
  private static let stepsPerLine = 16
  /// Four days at 120 frames per second: what a damaged file of facts may make us allocate.
  private static let mostFrames = 50_000_000

  public init(from decoder: any Decoder) throws {
    let lines = try decoder.singleValueContainer().decode([String].self)
    func broken(_ line: String) -> DecodingError {
      .dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(line.printable)' is not a line of time stamps"))
    }
    var ticks: [Int64] = []
    for line in lines {
      let words = line.split(separator: " ")
      guard let first = words.first.flatMap({ Int64($0) }) else { throw broken(line) }
      ticks.append(first)
      var last = first
      for word in words.dropFirst() {
        let parts = word.split(separator: "*", maxSplits: 1)
        guard let step = parts.first.flatMap({ Int64($0) }), let count = parts.count == 1 ? 1 : Int(parts[1]),
          count > 0,
          count <= Self.mostFrames - ticks.count
        else { throw broken(line) }
        for _ in 0..<count {
          let (next, overflows) = last.addingReportingOverflow(step)
          guard !overflows else { throw broken(line) }
          ticks.append(next)
          last = next
        }
      }
    }
    try self.init(ticks)
  }

  public func encode(to encoder: any Encoder) throws {
    var lines: [String] = []
    var index = 0
    while index < ticks.count {
      var words = ["\(ticks[index])"]
      index += 1
      while index < ticks.count, words.count <= Self.stepsPerLine {
        let (step, overflows) = ticks[index].subtractingReportingOverflow(ticks[index - 1])
        if overflows { break }
        var repeats = 1
        while index + repeats < ticks.count, ticks[index + repeats] &- ticks[index + repeats - 1] == step {
          repeats += 1
        }
        words.append(repeats == 1 ? "\(step)" : "\(step)*\(repeats)")
        index += repeats
      }
      lines.append(words.joined(separator: " "))
    }
    var container = encoder.singleValueContainer()
    try container.encode(lines)
  }
}

import Support

/// `hh:mm:ss,mmm` and its relatives.
public enum TimeCode {
  /// The longest time that is taken for one: 1000 hours.
  static let limitMilliseconds = 3_600_000_000

  /// `00:01:02.345`, with `.` or `,` as the separator.
  public static func text(_ milliseconds: Int, separator: String) -> String {
    ClockText(milliseconds: milliseconds).timeCode(separator: separator)
  }

  /// `00:01:02.345`
  public static func seconds(_ seconds: Double) -> String { ClockText(seconds: seconds).timeCode(separator: ".") }

  /// Reads `h:mm:ss.f`, `mm:ss,fff` and the like; nil for anything else.
  static func milliseconds<Text: StringProtocol>(_ text: Text) -> Int? {
    let halves = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard let clock = halves.first else { return nil }
    let fields = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count) else { return nil }
    var seconds = 0
    for field in fields {
      guard let value = number(field), value < 1_000_000 else { return nil }
      seconds = seconds * 60 + value
    }
    var fraction = 0
    if halves.count == 2 {
      guard (1...3).contains(halves[1].count), let value = number(halves[1]) else { return nil }
      fraction = value * [1: 100, 2: 10, 3: 1][halves[1].count, default: 1]
    }
    let total = seconds * 1000 + fraction
    return total <= limitMilliseconds ? total : nil
  }

  /// Reads `START --> END`, with anything after the end; nil where the line is no timing line.
  static func range<Text: StringProtocol>(_ line: Text) -> (start: Int, end: Int)? {
    guard let arrow = line.firstRange(of: "-->") else { return nil }
    let end = line[arrow.upperBound...].split(whereSeparator: \.isWhitespace).first
    let start = line[..<arrow.lowerBound].split(whereSeparator: \.isWhitespace).last
    guard let start, let end, let from = milliseconds(start), let to = milliseconds(end) else { return nil }
    return (from, to)
  }

  private static func number<Text: StringProtocol>(_ text: Text) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }
}

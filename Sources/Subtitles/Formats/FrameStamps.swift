/// The times in a transcriber's stamps: `1:02:03`, `02:03.5`, `00:01:02.12` with frames, and two of them with a dash.
struct FrameStamps {
  /// InqScribe's own default is 29.97 without drop frames; frames are never wrong by more than a second.
  static let assumedRate = 30
  /// Whether two digits after a full stop are frames: where every fraction in the text has two, and none reaches the frame rate.
  let areUsed: Bool

  init(_ stamps: some Sequence<Substring>) {
    var fractions: [Int] = []
    var areTwoDigits = true
    for fraction in stamps.lazy.flatMap(Self.parts).compactMap({ $0.split(separator: ".").dropFirst().first }) {
      areTwoDigits = areTwoDigits && fraction.count == 2
      if let value = Int(fraction) { fractions.append(value) }
    }
    areUsed = !fractions.isEmpty && areTwoDigits && fractions.allSatisfy { $0 < Self.assumedRate }
  }

  static func isStamp(_ text: Substring) -> Bool {
    let parts = parts(text)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { $0.contains(":") && TimeCode.milliseconds(String($0)) != nil }
  }

  /// nil where the text is no stamp. The end is nil where there is one time only.
  func times(_ text: Substring) -> (start: Int, end: Int?)? {
    let times = Self.parts(text).map(milliseconds)
    guard let first = times.first, let start = first else { return nil }
    guard times.count > 1 else { return (start, nil) }
    return times[1].map { (start, $0 > start ? $0 : nil) }
  }

  private func milliseconds(_ text: Substring) -> Int? {
    guard areUsed, let stop = text.firstIndex(of: "."), let frames = Int(text[text.index(after: stop)...]) else {
      return TimeCode.milliseconds(String(text))
    }
    return TimeCode.milliseconds(String(text[..<stop])).map { $0 + frames * 1000 / Self.assumedRate }
  }

  private static func parts(_ text: Substring) -> [Substring] {
    text.split { "-–—>".contains($0) || $0.isWhitespace }
  }
}

/// Lays cues out for one picture: at most two lines that fit. A cue that needs more becomes several, one after the other.
public struct CueLayout: Sendable {
  public static let maximumLines = 2
  /// Netflix Timed Text Style Guide, general requirements: 42 characters per line.
  public static let landscapeCharacters = 42
  /// For pictures that are higher than wide: our own choice. Published advice for vertical video is between 20 and 28.
  public static let portraitCharacters = 26

  private let breaker: LineBreaker

  public init(charactersPerLine: Int) { breaker = LineBreaker(limit: max(4, charactersPerLine)) }

  public func lay(_ cues: [Cue]) -> [Cue] { cues.flatMap(lay) }

  private func lay(_ cue: Cue) -> [Cue] {
    if let lines = own(cue) ?? breaker.lines(cue.text, atMost: Self.maximumLines) { return [cue.with(lines)] }
    return divided(cue)
  }

  /// The line breaks that the transcript's author made, where they fit.
  private func own(_ cue: Cue) -> [String]? {
    let lines = cue.text.split(whereSeparator: \.isNewline).map(String.init)
    return lines.count <= Self.maximumLines && lines.allSatisfy { $0.count <= breaker.limit } ? lines : nil
  }

  /// As many words as fit into each part, and time in proportion to characters.
  private func divided(_ cue: Cue) -> [Cue] {
    var rest = LineBreaker.words(cue.text, limit: breaker.limit)[...]
    let parts = max(2, (cue.text.count + breaker.limit * Self.maximumLines - 1) / (breaker.limit * Self.maximumLines))
    let aim = cue.text.count / parts
    var texts: [[String]] = []
    while !rest.isEmpty {
      var best: (count: Int, lines: [String])?
      for count in 1...rest.count {
        let text = LineBreaker.joined(rest.prefix(count))
        guard let lines = breaker.lines(text, atMost: Self.maximumLines) else { break }
        best = (count, lines)
        if text.count >= aim && text.last?.isPause == true { break }
      }
      // A single word always fits: words are never longer than a line.
      guard let best else { break }
      texts.append(best.lines)
      rest = rest.dropFirst(best.count)
    }
    let total = max(1, texts.reduce(0) { $0 + $1.joined().count })
    var done = 0
    return texts.map { lines in
      let start = cue.startMilliseconds + cue.durationMilliseconds * done / total
      done += lines.joined().count
      let end = cue.startMilliseconds + cue.durationMilliseconds * done / total
      return Cue(startMilliseconds: start, endMilliseconds: max(start + 1, end), text: lines.joined(separator: "\n"))
    }
  }
}

extension Cue {
  fileprivate func with(_ lines: [String]) -> Cue {
    Cue(startMilliseconds: startMilliseconds, endMilliseconds: endMilliseconds, text: lines.joined(separator: "\n"))
  }
}

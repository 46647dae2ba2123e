/// Times of words, where a transcript gives them for longer stretches only, or for some of them.
public enum WordTimes {
  /// The words of a text, spread over its time in proportion to their letters.
  static func spread(_ text: some StringProtocol, from start: Int, to end: Int) -> [TimedWord] {
    let words = text.split(whereSeparator: \.isWhitespace)
    let total = max(1, words.reduce(0) { $0 + $1.count + 1 })
    let length = max(0, end - start)
    var done = 0
    return words.map { word in
      let from = start + length * done / total
      done += word.count + 1
      return TimedWord(String(word), startMilliseconds: from, endMilliseconds: start + length * done / total)
    }
  }

  /// A word as a recogniser wrote it down; nil where it had no time for it.
  public struct Heard {
    public let text: String
    public let start: Int?
    public var end: Int?

    public init(text: String, start: Int?, end: Int?) {
      self.text = text
      self.start = start
      self.end = end
    }
  }

  /// Words without times get those between their neighbours'; times never go backwards and stay between `start` and `end`.
  public static func completed(_ words: [Heard], from start: Int, to end: Int) -> [TimedWord] {
    var result: [TimedWord] = []
    var now = start
    var index = 0
    while index < words.count {
      if let from = words[index].start {
        let begin = min(max(from, now), end)
        let stop = min(max(words[index].end ?? begin, begin), end)
        result.append(TimedWord(words[index].text, startMilliseconds: begin, endMilliseconds: stop))
        now = stop
        index += 1
        continue
      }
      let next = words[index...].firstIndex { $0.start != nil } ?? words.count
      let until = next < words.count ? min(max(words[next].start ?? now, now), end) : end
      result += spread(words[index..<next].map(\.text).joined(separator: " "), from: now, to: until)
      now = until
      index = next
    }
    return result
  }
}

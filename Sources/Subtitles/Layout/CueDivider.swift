import Support

/// Divides a run of tokens into cues of at most two lines, so that the sum of all that is bad about them is least.
struct CueDivider {
  private let ruler: TokenRuler
  private let rules: LayoutRules
  /// What it costs to end a cue before token n.
  private let breaks: [Int]
  /// What the pauses and sentence ends before token n cost, together.
  private let pauses: [Int]

  init(ruler: TokenRuler, places: BreakPlaces, rules: LayoutRules) {
    self.ruler = ruler
    self.rules = rules
    let tokens = ruler.tokens
    var breaks = [0], pauses = [0]
    for (token, next) in zip(tokens, tokens.dropFirst()) {
      let pause = next.startMilliseconds - token.endMilliseconds
      // Where the speaker pauses, so may the reader.
      breaks.append(places.cost(after: token, before: next) - (pause >= 300 ? 25 : 0))
      // A silence inside a cue shows words before they are said; a sentence that ends inside it is a little untidy.
      pauses.append((pauses.last ?? 0) + (pause > 800 ? 60 + pause / 40 : 0) + (Sentences.isEnd(token.text) ? 10 : 0))
    }
    self.breaks = breaks
    self.pauses = pauses
  }

  /// Ranges of tokens, in order.
  func divide() -> [Range<Int>] {
    let count = ruler.tokens.count
    guard count > 0 else { return [] }
    var best = [Int](repeating: .max, count: count + 1)
    var from = [Int](repeating: 0, count: count + 1)
    best[0] = 0
    for start in 0..<count where best[start] < .max {
      let upper = ruler.longestLine(from: start)
      for end in start + 1...count {
        // The longest upper line leaves the shortest lower one: where that does not fit, nothing longer does.
        guard end <= upper || ruler.fitsLine(upper..<end) || end == start + 1 else { break }
        let cost = best[start] + cost(start..<end)
        if cost < best[end] { (best[end], from[end]) = (cost, start) }
        // Longer still would only be shown longer than it may be.
        if end > start + 1 && duration(start..<end) > 2 * rules.maximumMilliseconds { break }
      }
    }
    var ranges: [Range<Int>] = []
    var end = count
    while end > 0 {
      ranges.append(from[end]..<end)
      end = from[end]
    }
    return ranges.reversed()
  }

  private func duration(_ range: Range<Int>) -> Int {
    ruler.tokens[range.upperBound - 1].endMilliseconds - ruler.tokens[range.lowerBound].startMilliseconds
  }

  private func cost(_ range: Range<Int>) -> Int {
    let tokens = ruler.tokens, characters = ruler.characters(range), next = range.upperBound
    // Every cue costs something: few long ones are read more easily than many short ones.
    var cost = 40 + max(0, 24 - characters)
    let duration = duration(range)
    if duration > rules.maximumMilliseconds { cost += 400 + (duration - rules.maximumMilliseconds) / 10 }
    // It may stay until the next word is said.
    let available =
      next < tokens.count
      ? tokens[next].startMilliseconds - tokens[range.lowerBound].startMilliseconds
      : duration + rules.lingerMilliseconds
    let needed = max(rules.minimumMilliseconds, Int(clamping: rules.readingMilliseconds(characters)))
    if available < needed { cost += 30 + (needed - available) / 8 }
    cost += pauses[range.upperBound - 1] - pauses[range.lowerBound]
    if next < tokens.count { cost += breaks[next] }
    return max(1, cost)
  }
}

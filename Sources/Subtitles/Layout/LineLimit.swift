/// How much fits into a line: so many characters, and no wider than the picture allows.
struct LineLimit: Sendable, Hashable {
  static let lines = 2

  let characters: Int
  /// In parts of the font size.
  let width: Double

  init(characters: Int, width: Double = .infinity) {
    self.characters = max(4, characters)
    self.width = width
  }
}

/// Lengths of any stretch of tokens at once, from sums over all before it.
struct TokenRuler {
  let tokens: [Token]
  private let limit: LineLimit
  /// Before token n: characters, widths, with the spaces between.
  private var characters: [Int] = [0]
  private var widths: [Double] = [0]
  private let space: Double

  init(_ tokens: [Token], limit: LineLimit, space: Double) {
    self.tokens = tokens
    self.limit = limit
    self.space = space
    for token in tokens {
      characters.append(characters[characters.count - 1] + token.characters + (token.hasSpaceBefore ? 1 : 0))
      widths.append(widths[widths.count - 1] + token.width + (token.hasSpaceBefore ? space : 0))
    }
  }

  /// A space before the first one is not drawn.
  func characters(_ range: Range<Int>) -> Int {
    guard let first = range.first else { return 0 }
    return characters[range.upperBound] - characters[first] - (tokens[first].hasSpaceBefore ? 1 : 0)
  }

  func fitsLine(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return true }
    let width = widths[range.upperBound] - widths[first] - (tokens[first].hasSpaceBefore ? space : 0)
    // A token alone is drawn smaller where it must be: it cannot be broken.
    return range.count == 1 || (characters(range) <= limit.characters && width <= limit.width)
  }

  /// Where the longest line ends that begins at `start`.
  func longestLine(from start: Int) -> Int {
    var end = start
    while end < tokens.count && fitsLine(start..<end + 1) { end += 1 }
    return end
  }

  func text(_ range: Range<Int>) -> String {
    range.reduce(into: "") { $0 += ($1 > range.lowerBound && tokens[$1].hasSpaceBefore ? " " : "") + tokens[$1].text }
  }
}

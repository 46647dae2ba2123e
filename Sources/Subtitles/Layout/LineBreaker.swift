/// Breaks tokens into one line, or two at the best place: after punctuation, before a conjunction or a preposition, never after an
/// article, else so that the lines are balanced and the lower one is longer.
struct LineBreaker {
  let ruler: TokenRuler
  let places: BreakPlaces

  /// How many lines, and where the second one begins.
  enum Answer: Equatable {
    case one
    case two(Int)
    case tooLong
  }

  func answer(_ range: Range<Int>) -> Answer {
    if ruler.fitsLine(range) { return .one }
    var best: (cost: Int, at: Int)?
    for place in range.dropFirst() {
      guard ruler.fitsLine(range.lowerBound..<place) else { break }
      guard ruler.fitsLine(place..<range.upperBound) else { continue }
      let cost = cost(range, place)
      if cost < best?.cost ?? .max { best = (cost, place) }
    }
    return best.map { .two($0.at) } ?? .tooLong
  }

  /// nil where the tokens need more than two lines.
  func text(_ range: Range<Int>) -> String? {
    switch answer(range) {
    case .one: ruler.text(range)
    case .two(let place): ruler.text(range.lowerBound..<place) + "\n" + ruler.text(place..<range.upperBound)
    case .tooLong: nil
    }
  }

  /// Imbalance counts from 0 to about 60, a longer upper line half as much again: less than where the break stands.
  private func cost(_ range: Range<Int>, _ place: Int) -> Int {
    let upper = ruler.characters(range.lowerBound..<place), lower = ruler.characters(place..<range.upperBound)
    let difference = upper > lower ? (upper - lower) * 3 / 2 : lower - upper
    let own = ruler.tokens[place].beginsLine ? -30 : 0
    return places.cost(after: ruler.tokens[place - 1], before: ruler.tokens[place]) + difference * 60
      / max(1, upper + lower) + own
  }
}

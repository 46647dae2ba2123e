/// A hit, as places in a `FoldedText`.
struct FoundName: Sendable, Hashable {
  /// Of the list of alternatives.
  var alternative: Int
  var range: Range<Int>
  var core: Range<Int>
  /// How many bytes before and behind belong to it that are no letters: the sign in `$ara`.
  var signs = Signs()

  struct Signs: Sendable, Hashable {
    var before = 0
    var after = 0
  }

  /// Disjoint, in order: the longest first, of equals the one that comes first. Of what overlaps a longer one the rest is kept, so
  /// that nothing of a name stays.
  static func disjoint(_ names: [FoundName], count: Int) -> [FoundName] {
    var isTaken = Array(repeating: false, count: names.isEmpty ? 0 : count)
    let sorted = names.enumerated().sorted { left, right in
      let lengths = (left.element.range.count, right.element.range.count)
      if lengths.0 != lengths.1 { return lengths.0 > lengths.1 }
      // Of a prefix and none, none: the name is then written out whole in the pattern.
      if left.element.core.count != right.element.core.count {
        return left.element.core.count > right.element.core.count
      }
      if left.element.range.lowerBound != right.element.range.lowerBound {
        return left.element.range.lowerBound < right.element.range.lowerBound
      }
      return left.offset < right.offset
    }
    var kept: [FoundName] = []
    for (_, name) in sorted {
      guard let lower = name.range.first(where: { !isTaken[$0] }) else { continue }
      let upper = name.range[lower...].first { isTaken[$0] } ?? name.range.upperBound
      for index in lower..<upper { isTaken[index] = true }
      let isWhole = lower..<upper == name.range
      kept.append(
        isWhole ? name : FoundName(alternative: name.alternative, range: lower..<upper, core: lower..<upper))
    }
    return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension FoundName {
  /// Where it was found in another reading of the text; both places are UTF-8 offsets. Nil where the text has no letter there.
  init?(_ alternative: Int, at place: Range<Int>, core: Range<Int>, in folded: FoldedText) {
    guard let range = folded.indices(in: place), let inner = folded.indices(in: core) else { return nil }
    let letters = folded.offsets(range)
    self.init(
      alternative: alternative, range: range, core: inner,
      signs: Signs(
        before: max(0, letters.lowerBound - place.lowerBound), after: max(0, place.upperBound - letters.upperBound)))
  }

  /// Of its range, or of its core, in UTF-8, with the signs at its ends.
  func offsets(of part: Range<Int>, in folded: FoldedText) -> Range<Int> {
    let place = folded.offsets(part)
    let start = place.lowerBound - (part.lowerBound == range.lowerBound ? signs.before : 0)
    return start..<place.upperBound + (part.upperBound == range.upperBound ? signs.after : 0)
  }
}

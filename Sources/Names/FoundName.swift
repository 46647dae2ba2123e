/// A hit, as places in a `FoldedText`.
struct FoundName: Sendable, Hashable {
  /// Of the list of alternatives.
  var alternative: Int
  var range: Range<Int>
  var core: Range<Int>

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

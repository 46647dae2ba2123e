/// A hit, as places in a `FoldedText`.
struct FoundName: Sendable, Hashable {
  /// Of the list of alternatives.
  var alternative: Int
  var range: Range<Int>
  var core: Range<Int>

  /// Disjoint, in order: the longest first, of equals the one that comes first.
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
      // What is not longer than all before it cannot lie around one of them.
      if isTaken[name.range.lowerBound] || isTaken[name.range.upperBound - 1] { continue }
      for index in name.range { isTaken[index] = true }
      kept.append(name)
    }
    return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

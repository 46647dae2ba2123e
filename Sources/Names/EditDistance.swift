/// How many letters two words are apart.
enum EditDistance {
  /// Additions, removals, changes, and two neighbours that changed places (optimal string alignment; Damerau, 1964).
  static func between<Element: Equatable>(_ left: [Element], _ right: [Element]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var line = [row + 1]
      for column in right.indices {
        let isSame = left[row] == right[column]
        var best = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, line[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, before[column - 1] + 1)
        }
        line.append(best)
      }
      before = last
      last = line
    }
    return last[right.count]
  }

  /// The word, and what is left of it without any one letter: words at a distance of one have one of these in common.
  static func shortened<Element: Hashable>(_ word: [Element]) -> Set<[Element]> {
    var all: Set<[Element]> = [word]
    for index in word.indices {
      var shorter = word
      shorter.remove(at: index)
      all.insert(shorter)
    }
    return all
  }
}

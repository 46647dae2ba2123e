/// "Did you mean …?"
public enum Suggestion {
  /// The one of `words` that was probably meant: at most a third of its letters differ, and at least one may. Case is no
  /// difference. The first of equally near words wins.
  static func nearest(to word: String, among words: [String]) -> String? {
    let typed = Array(word.lowercased().unicodeScalars.prefix(lengthLimit))
    var best: (word: String, distance: Int)?
    for candidate in words {
      let letters = Array(candidate.lowercased().unicodeScalars.prefix(lengthLimit))
      let distance = distance(typed, letters)
      if distance <= max(1, letters.count / 3), distance < letters.count, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.word
  }

  /// ` Did you mean 'x'?`, or what else to say.
  static func sentence(for word: String, among words: [String], otherwise: String) -> String {
    nearest(to: word, among: words).map { "Did you mean \($0.quoted)?" } ?? otherwise
  }

  private static let lengthLimit = 100

  /// How many letters must be inserted, removed, replaced or swapped with their neighbour to make one word of the other: the
  /// Damerau-Levenshtein distance in its "optimal string alignment" form.
  public static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}

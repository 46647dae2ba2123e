/// Where sentences end, in the scripts of the languages that interviews are in.
enum Sentences {
  /// Full stops, question and exclamation marks of Latin, Arabic, Devanagari, Bengali and Chinese script, and the ellipsis.
  static let ends: Set<Character> = [".", "!", "?", "…", "؟", "۔", "।", "॥", "。", "！", "？", "።"]
  private static let closing: Set<Character> = ["\"", "'", ")", "]", "”", "’", "»", "」", "』", "）", "›"]
  /// After which a full stop ends no sentence. Lower case.
  private static let abbreviations: Set<String> = [
    "dr", "mr", "mrs", "ms", "prof", "st", "no", "nr", "z.b", "d.h", "u.a", "bzw", "ca", "etc", "e.g", "i.e", "vs",
    "bijv", "dhr", "mevr", "m", "mme",
    "sig", "sn", "av", "doç",
  ]

  /// Whether the sentence is over after this word, punctuation included.
  static func isEnd(_ word: some StringProtocol) -> Bool {
    guard let last = word.last(where: { !closing.contains($0) }), ends.contains(last) else { return false }
    guard last == "." else { return true }
    let stem = word.prefix { $0 != "." }.lowercased()
    // Initials, ordinals such as "3." and abbreviations go on.
    if stem.count == 1 && stem.first?.isLetter == true && word.count <= 3 { return false }
    return !abbreviations.contains(stem) && !abbreviations.contains(String(word.lowercased().dropLast()))
  }

  /// White space between them is dropped.
  static func split(_ text: String) -> [String] {
    var sentences: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      current += (current.isEmpty ? "" : " ") + word
      if isEnd(word) {
        sentences.append(current)
        current = ""
      }
    }
    if !current.isEmpty { sentences.append(current) }
    // Chinese and Japanese put no space after a full stop.
    return sentences.flatMap(atIdeographicStops)
  }

  private static func atIdeographicStops(_ text: String) -> [String] {
    guard text.contains(where: { "。！？".contains($0) }) else { return [text] }
    var parts = [""]
    var isOver = false
    for character in text {
      if isOver && !closing.contains(character) && !ends.contains(character) {
        parts.append("")
        isOver = false
      }
      parts[parts.count - 1].append(character)
      if "。！？".contains(character) { isOver = true }
    }
    return parts.map(\.trimmed).filter { !$0.isEmpty }
  }
}

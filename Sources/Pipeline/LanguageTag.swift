/// Language tags as people write them: `en`, `ar`, `ku-Latn`, `pt_BR`, `eng`.
public enum LanguageTag {
  /// The tag in its usual spelling (`ku-Latn`, `pt-BR`), so that `EN`, `eng` and `en` are one language; nil where it is none.
  ///
  /// `_` stands for `-`, and a three-letter code for the two-letter one that means the same. The first part must have two or three
  /// letters: longer ones are reserved. Whether a language has that tag is not looked up.
  /// BCP 47 (RFC 5646), sections 2.1, 2.1.1 and 2.2.1; ISO 639-2.
  public static func canonical(_ text: String) -> String? {
    let parts = text.lowercased().split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    guard let language = parts.first, (2...3).contains(language.count), language.allSatisfy(isLetter) else {
      return nil
    }
    guard parts.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || isDigit($0) } }) else {
      return nil
    }
    // A single letter announces an extension, which must then follow.
    guard parts.last?.count != 1 else { return nil }
    let code = String(language)
    var result = LanguageCodes.twoLetters[code] ?? LanguageCodes.renamed[code] ?? code
    var isInExtension = false
    for part in parts.dropFirst() {
      switch part.count {
      case 1:
        isInExtension = true
        result += "-" + part
      case 2 where !isInExtension: result += "-" + part.uppercased()
      case 4 where !isInExtension && part.allSatisfy(isLetter):
        result += "-" + part.prefix(1).uppercased() + part.dropFirst()
      default: result += "-" + part
      }
    }
    return result
  }

  /// The tag, where its language has a code of ISO 639 or one of the names that people use: neither `01` nor `cut`, but `english`.
  public static func known(_ text: String) -> String? {
    if let tag = LanguageCodes.names[text.lowercased()] { return tag }
    guard let tag = canonical(text), let language = tag.split(separator: "-").first else { return nil }
    return LanguageCodes.isKnown(String(language)) ? tag : nil
  }

  /// The tag, unless its language has two letters and is none of ISO 639-1, whose list is short and closed: `xx` and `uk-UA`, but also `us`.
  static func possible(_ text: String) -> String? {
    guard let tag = canonical(text), let language = tag.split(separator: "-").first else { return nil }
    return language.count == 2 && !LanguageCodes.isKnown(String(language)) ? nil : tag
  }

  /// The tag that someone meant who wrote `english`, `en us` or `Kurdsh`; nil where nothing is near.
  static func suggestion(for text: String) -> String? {
    let words = text.lowercased()
    if let tag = possible(words.map { $0 == " " ? "-" : String($0) }.joined()) { return tag }
    let names = LanguageCodes.names
    return names[words] ?? Suggestion.nearest(to: words, among: names.keys.sorted()).flatMap { names[$0] }
  }
}

private func isLetter(_ character: Character) -> Bool { ("a"..."z").contains(character) && character.isASCII }
private func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) && character.isASCII }

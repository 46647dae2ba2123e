/// Language tags as people write them: `en`, `ar`, `ku-Latn`, `pt-BR`.
public enum LanguageTag {
  /// The tag in its usual spelling (`ku-Latn`, `pt-BR`), so that `EN` and `en` are one language; nil where it is none.
  ///
  /// The first part must have two or three letters: longer ones are reserved. Whether a language has that tag is not looked up.
  /// BCP 47 (RFC 5646), sections 2.1 and 2.1.1.
  public static func canonical(_ text: String) -> String? {
    let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.count), language.allSatisfy(isLetter) else {
      return nil
    }
    guard parts.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || isDigit($0) } }) else {
      return nil
    }
    // A single letter announces an extension, which must then follow.
    guard parts.last?.count != 1 else { return nil }
    var result = String(language)
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

  /// The tag that someone meant who wrote `english`, `en_US` or `Kurdish`; nil where nothing is near.
  static func suggestion(for text: String) -> String? {
    let words = text.lowercased()
    if let tag = canonical(words.map { $0 == "_" || $0 == " " ? "-" : String($0) }.joined()) { return tag }
    return names[words] ?? Suggestion.nearest(to: words, among: names.keys.sorted()).flatMap { names[$0] }
  }

  /// The IANA Language Subtag Registry's tags for the languages of most interviews.
  private static let names = [
    "albanian": "sq", "amharic": "am", "arabic": "ar", "armenian": "hy", "bengali": "bn", "bosnian": "bs",
    "bulgarian": "bg",
    "burmese": "my", "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da", "dari": "prs", "deutsch": "de",
    "dutch": "nl", "english": "en", "estonian": "et", "farsi": "fa", "finnish": "fi", "french": "fr", "georgian": "ka",
    "german": "de", "greek": "el", "hausa": "ha", "hebrew": "he", "hindi": "hi", "hungarian": "hu", "indonesian": "id",
    "italian": "it", "japanese": "ja", "khmer": "km", "korean": "ko", "kurdish": "ku", "kurmanji": "kmr",
    "latvian": "lv",
    "lithuanian": "lt", "macedonian": "mk", "malay": "ms", "norwegian": "no", "oromo": "om", "pashto": "ps",
    "persian": "fa",
    "polish": "pl", "portuguese": "pt", "punjabi": "pa", "romanian": "ro", "russian": "ru", "serbian": "sr",
    "slovak": "sk",
    "slovenian": "sl", "somali": "so", "sorani": "ckb", "spanish": "es", "swahili": "sw", "swedish": "sv",
    "tagalog": "tl",
    "tajik": "tg", "tamil": "ta", "thai": "th", "tibetan": "bo", "tigrinya": "ti", "turkish": "tr", "ukrainian": "uk",
    "urdu": "ur", "uyghur": "ug", "uzbek": "uz", "vietnamese": "vi", "yoruba": "yo", "zulu": "zu",
  ]
}

private func isLetter(_ character: Character) -> Bool { ("a"..."z").contains(character) && character.isASCII }
private func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) && character.isASCII }

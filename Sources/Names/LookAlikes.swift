/// Arabic words that are told from a name by the dots of their last letter alone: على, "on", and علي, the name.
///
/// In Egypt and in haste both are written without dots: only where a text dots its final ya is the word taken for the other one.
struct LookAlikes: Sendable {
  private static let words: Set = [
    "على", "وعلى", "فعلى", "إلى", "الى", "وإلى", "والى", "حتى", "وحتى", "لدى", "متى", "ومتى",
  ]

  /// The words that each entry's patterns write in just this way.
  private let written: [Set<String>]

  init(_ entries: [NameEntry]) {
    written = entries.map { entry in
      Set(entry.patterns.flatMap { $0.text.split { !$0.isLetter }.map(String.init) }).intersection(Self.words)
    }
  }

  func filter(of text: String, language: TextLanguage) -> Filter {
    Filter(list: self, text: text, isArabic: language.code == nil || language.code == "ar")
  }

  struct Filter {
    let list: LookAlikes
    let text: String
    let isArabic: Bool
    private var dotsItsYa: Bool?

    init(list: LookAlikes, text: String, isArabic: Bool) {
      self.list = list
      self.text = text
      self.isArabic = isArabic
    }

    mutating func isOther(_ range: Range<Int>, entry: Int, in folded: FoldedText) -> Bool {
      guard isArabic, range.count <= 4, WritingSystem(of: folded.letters[range.lowerBound]) == .arabic else {
        return false
      }
      let word = folded.words(range, of: text)
      let plain = String(String.UnicodeScalarView(word.unicodeScalars.filter { !(0x64B...0x652 ~= $0.value) }))
      guard LookAlikes.words.contains(plain), !list.written[entry].contains(plain) else { return false }
      let dots = dotsItsYa ?? Self.dotsItsYa(text)
      dotsItsYa = dots
      return dots
    }

    private static func dotsItsYa(_ text: String) -> Bool {
      var isYa = false
      for scalar in text.unicodeScalars {
        if isYa && !scalar.properties.isAlphabetic { return true }
        isYa = scalar.value == 0x64A
      }
      return isYa
    }
  }
}

import Subtitles

/// What will be read in one language, and how: a fact file of stage subtitle.
struct CueFacts: Codable {
  let sheet: CueSheet
  let rules: LayoutRules
  let style: SubtitleStyle
  /// The languages of each rendition that is burned in.
  let burned: [[String]]
  /// The languages that can be switched on in every rendition that takes them.
  let inside: [String]
}

extension [CueFacts] {
  /// What can be switched on.
  var tracks: [CueSheet] {
    (first?.inside ?? []).compactMap { language in first { $0.sheet.language == language }?.sheet }
  }

  /// What is burned into each rendition; empty for no captions at all.
  var captions: [Captions] {
    guard let first else { return [] }
    let rules = Dictionary(map { ($0.sheet.language, $0.rules) }) { first, _ in first }
    return first.burned.map { languages in
      Captions(
        languages.compactMap { language in self.first { $0.sheet.language == language }?.sheet }, style: first.style,
        rules: rules)
    }
  }
}

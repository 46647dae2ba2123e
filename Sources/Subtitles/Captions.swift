/// What is burned into one rendition: the cues of one language, or of several that are read at the same time.
public struct Captions: Sendable, Hashable, Codable {
  /// The first is shown above the others.
  public let sheets: [CueSheet]
  public let style: SubtitleStyle
  private let rules: [String: LayoutRules]

  /// `rules` by language; those that are missing are the language's own.
  public init(_ sheets: [CueSheet], style: SubtitleStyle = SubtitleStyle(), rules: [String: LayoutRules] = [:]) {
    self.sheets = sheets
    self.style = style
    self.rules = rules
  }

  /// BCP 47 tags, as in `ar+en`.
  public var language: String { sheets.map(\.language).joined(separator: "+") }

  func rules(for language: String) -> LayoutRules { rules[language] ?? LayoutRules(language: language) }
}

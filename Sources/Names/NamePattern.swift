/// A name, a place or a number that must not be said, read or shown, as a person writes it: `Ahmad|Ahmed`, `Abu Bakr`, `Sarajev*`.
///
/// - A word is found as a whole word, whatever its case and marks, with the endings and prefixes of its language.
/// - `|` stands between spellings of one name.
/// - `*` at the beginning or the end of a word stands for any letters, beside at least three.
/// - Between several words may stand white space, hyphens, or nothing.
/// - What is in double quotes is not inflected.
/// - Whatever holds a digit is found with any marks between its digits and letters, and in other digits. Telephone numbers
///   are found with and without `+49`, `0049` and `0`.
/// - Chinese, Japanese, Korean and Thai names are found anywhere, since no border tells where they end.
public struct NamePattern: Sendable, Hashable {
  /// As it was written.
  public let text: String
  let alternatives: [PatternAlternative]

  /// Throws where `text` is empty or unfinished, or would match too much.
  public init(_ text: String) throws(NamePatternProblem) {
    self.text = text
    alternatives = try PatternReader(text).alternatives()
  }

  /// The places that match, disjoint and in order. `language` is a BCP 47 tag; nil where it is not known.
  ///
  /// For many patterns, or many texts, make a `NameMatcher`.
  public func hits(in text: String, language: String? = nil) -> [Range<String.Index>] {
    NameMatcher([NameEntry(id: "", patterns: [self])]).hits(in: text, language: language).map(\.range)
  }

  public static func == (left: NamePattern, right: NamePattern) -> Bool { left.text == right.text }

  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension NamePattern: CustomStringConvertible {
  public var description: String { text }
}

extension NamePattern: Codable {
  public init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

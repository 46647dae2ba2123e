/// Endings that one or several languages put on a name.
struct EndingTable: Sendable {
  /// The last letter of the stem.
  enum Stem: Sendable {
    case any, vowel, consonant
    /// Without its last vowel: Sarajev-, Москв-.
    case cut
  }

  /// Primary subtags of BCP 47.
  let languages: Set<String>
  let system: WritingSystem
  let after: Stem
  /// In letters; a shorter stem does not take them.
  let least: Int
  let endings: [[Letter]]

  /// `endings` are divided by spaces.
  init(
    _ languages: String, _ system: WritingSystem, after: Stem = .any, least: Int = 3, _ endings: String...
  ) {
    self.languages = Set(languages.split(separator: " ").map(String.init))
    self.system = system
    self.after = after
    self.least = least
    self.endings = Set(
      // By scalar: a vowel sign makes one character with the space before it.
      endings.flatMap { $0.unicodeScalars.split(separator: " ") }.map { LetterFolding.letters(of: String($0)) }
    ).filter { !$0.isEmpty }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

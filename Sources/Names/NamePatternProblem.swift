/// Why a text is no pattern, and what to write instead.
public struct NamePatternProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text as it was written.
  public let pattern: String
  /// A clause without a period: `"a star stands inside a word"`.
  public let reason: String
  /// A sentence without a period: `"Write the star at the beginning or the end of a word: Sarajev*"`.
  public let advice: String

  public var description: String { "\(reason). \(advice)." }
}

/// What an option of a stage may be in a pipeline file.
public struct OptionRule: Sendable, Equatable {
  public enum Value: Sendable, Equatable {
    case boolean
    /// Any text.
    case text
    /// One text for all languages, or a mapping of language tags to texts, with `other` for the rest. Read as a mapping, in which `*` stands
    /// for all languages.
    case texts
    /// One of these words.
    case choice([String])
    /// One of these words, or a name that the mapping under another key of the same stage defines.
    case name([String], orIn: String)
    case number(ClosedRange<Double>)
    /// A whole number.
    case count(ClosedRange<Int>)
    /// A BCP 47 language tag such as `en`, `ar` or `ku-Latn`.
    case language
    /// A list, or a single value standing for a list of one.
    indirect case list(of: Value)
    /// A list of rows, or a single row, each a list of so many numbers.
    case rows(ClosedRange<Int>)
    /// The first of these kinds that fits.
    indirect case either([Value])
    /// Names that the user chooses, each with these keys.
    indirect case named([OptionRule])
    /// A mapping of these keys.
    indirect case settings([OptionRule])
  }

  public let key: String
  public let value: Value
  public let isRequired: Bool
  /// One sentence for people, shown by editors from the JSON Schema.
  public let summary: String
  /// What earlier versions called it: still accepted, with a note.
  public let formerKeys: [String]

  public init(
    _ key: String, _ value: Value, required: Bool = false, formerly formerKeys: [String] = [], _ summary: String
  ) {
    self.key = key
    self.value = value
    isRequired = required
    self.summary = summary
    self.formerKeys = formerKeys
  }
}

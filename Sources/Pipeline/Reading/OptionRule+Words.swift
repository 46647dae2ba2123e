extension OptionRule.Value {
  /// What a value must be: a phrase that follows "must be".
  var expectation: String {
    switch self {
    case .boolean: "true or false"
    case .text: "a text"
    case .texts: "a text, or a text for each language, such as { en: \"...\", other: \"...\" }"
    case .choice(let words), .name(let words, _): words.alternatives
    case .number(let range): "a number from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
    case .count(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .named: "names with their values, such as { name: { ... } }"
    case .rows(let lengths):
      "rows of \(lengths.lowerBound) to \(lengths.upperBound) numbers, such as [[\(Self.row(lengths.lowerBound))]]"
    case .settings(let rules): "values such as { \(rules.first.map { "\($0.key): \($0.value.example)" } ?? "") }"
    case .language: "a language tag such as en, ar or ku-Latn"
    case .list(of: .choice(let words)), .list(of: .name(let words, _)): "one or more of \(words.enumeration)"
    case .list(of: .language): "one or more language tags such as en, ar or ku-Latn"
    case .list(of: .text): "one or more texts"
    case .list(let element): "one or more values, each \(element.expectation)"
    case .either(let kinds): kinds.map(\.expectation).joined(separator: ", or ")
    }
  }

  /// A value as it may be written in brackets or braces.
  var example: String {
    switch self {
    case .boolean: "true"
    case .text: "\"...\""
    case .texts: "{ en: \"...\" }"
    case .choice(let words), .name(let words, _): words.first ?? "..."
    case .number(let range): Self.text(range.lowerBound)
    case .count(let range): "\(range.lowerBound)"
    case .named: "{ name: { ... } }"
    case .rows(let lengths): "[[\(Self.row(lengths.lowerBound))]]"
    case .settings(let rules): "{ \(rules.first.map { "\($0.key): \($0.value.example)" } ?? "") }"
    case .language: "en"
    case .list(let element): "[\(element.example)]"
    case .either(let kinds): kinds.first?.example ?? "..."
    }
  }

  /// Every word that could have been meant.
  var choices: [String] {
    switch self {
    case .choice(let words), .name(let words, _): words
    case .either(let kinds): kinds.flatMap(\.choices)
    case .boolean, .text, .texts, .language, .list, .number, .count, .rows, .named, .settings: []
    }
  }

  /// Whether a language tag could have been meant.
  var allowsLanguage: Bool {
    switch self {
    case .language: true
    case .either(let kinds): kinds.contains(where: \.allowsLanguage)
    case .boolean, .text, .texts, .choice, .name, .list, .number, .count, .rows, .named, .settings: false
    }
  }

  private static func row(_ count: Int) -> String {
    (0..<count).map { $0 == 0 ? "2.5" : "0.\($0)" }.joined(separator: ", ")
  }

  /// `1000000` and not `1000000.0`
  private static func text(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }

  /// The same rule, with the names that the stage's other options define among the words.
  func knowing(_ names: (String) -> [String]) -> OptionRule.Value {
    switch self {
    case .name(let words, let key): .choice(words + names(key).filter { !words.contains($0) })
    case .list(let element): .list(of: element.knowing(names))
    case .either(let kinds): .either(kinds.map { $0.knowing(names) })
    case .boolean, .text, .texts, .choice, .language, .number, .count, .rows, .named, .settings: self
    }
  }
}

extension OptionRule {
  /// The same option with other values.
  func taking(_ value: Value) -> OptionRule {
    OptionRule(key, value, required: isRequired, formerly: formerKeys, summary)
  }

  func required(_ isRequired: Bool) -> OptionRule {
    OptionRule(key, value, required: isRequired, formerly: formerKeys, summary)
  }
}

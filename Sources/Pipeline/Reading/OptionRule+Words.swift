extension OptionRule.Value {
  /// What a value must be: a phrase that follows "must be".
  var expectation: String {
    switch self {
    case .boolean: "true or false"
    case .text: "a text"
    case .choice(let words): words.alternatives
    case .language: "a language tag such as en, ar or ku-Latn"
    case .list(of: .choice(let words)): "one or more of \(words.enumeration)"
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
    case .choice(let words): words.first ?? "..."
    case .language: "en"
    case .list(let element): "[\(element.example)]"
    case .either(let kinds): kinds.first?.example ?? "..."
    }
  }

  /// Every word that could have been meant.
  var choices: [String] {
    switch self {
    case .choice(let words): words
    case .either(let kinds): kinds.flatMap(\.choices)
    case .boolean, .text, .language, .list: []
    }
  }

  /// Whether a language tag could have been meant.
  var allowsLanguage: Bool {
    switch self {
    case .language: true
    case .either(let kinds): kinds.contains(where: \.allowsLanguage)
    case .boolean, .text, .choice, .list: false
    }
  }
}

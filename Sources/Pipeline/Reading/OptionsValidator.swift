import Files

/// Options against their rules: those of a stage, or the settings of a whole file.
struct OptionsValidator {
  let rules: [OptionRule]
  /// What says that a required option is missing; the sentences with the fix follow.
  let missing: (OptionRule) -> String
  let problems: ProblemList

  init(rules: [OptionRule], problems: ProblemList, missing: @escaping (OptionRule) -> String) {
    self.rules = rules
    self.problems = problems
    self.missing = missing
  }

  init(stage: any Stage.Type, problems: ProblemList) {
    self.init(rules: stage.optionRules, problems: problems) { rule in
      "'\(stage.name)' needs the option '\(rule.key)', which must be \(rule.value.expectation). "
        + "Write, for example, '- \(stage.name): { \(rule.key): \(rule.value.example) }'"
    }
  }

  /// The options as JSON under their present names; nil where one has a problem. `of` is left alone.
  func validate(_ fields: Fields, at position: Position, butNotMissing meant: Set<String>) -> [String: JSONValue]? {
    var isComplete = true
    var values: [String: JSONValue] = [:]
    for rule in rules {
      guard let field = field(of: rule, in: fields) else {
        if rule.isRequired {
          isComplete = false
          if !meant.contains(rule.key) { problems.add(at: position, missing(rule)) }
        }
        continue
      }
      let known = rule.value.knowing { key in fields[key].map { Self.keys(of: $0.value) } ?? [] }
      values[rule.key] = value(field, rule.taking(known))
      if values[rule.key] == nil { isComplete = false }
    }
    return isComplete ? values : nil
  }

  /// What is written under the name of an option, or under one that it had in earlier versions.
  private func field(of rule: OptionRule, in fields: Fields) -> Fields.Field? {
    var found = fields[rule.key]
    for old in rule.formerKeys {
      guard let field = fields[old] else { continue }
      if let other = found {
        problems.add(
          at: field.position,
          "'\(old)' is what '\(rule.key)' was called before, and that is given on line \(other.position.line). Keep one of them"
        )
      } else {
        problems.noteOldWord(old, now: rule.key, at: field.position)
        found = Fields.Field(key: rule.key, position: field.position, value: field.value)
      }
    }
    return found
  }

  private func value(_ field: Fields.Field, _ rule: OptionRule) -> JSONValue? {
    if field.value.isNull {
      let removal = rule.isRequired ? "" : ", or remove it"
      problems.add(at: field.position, "'\(rule.key)' has no value. Write \(rule.value.expectation)\(removal)")
      return nil
    }
    if case .named(let rules) = rule.value { return named(field, rules) }
    if case .settings(let rules) = rule.value { return members(of: field, rules) }
    if case .texts = rule.value, case .mapping(let pairs) = field.value.content { return texts(pairs, of: field.key) }
    if let value = converted(field.value, rule.value) { return value }
    if case .list(let element) = rule.value { return list(field, element, key: rule.key) }
    problems.add(at: field.value.position, problem(with: field.value, rule.value, key: rule.key))
    return nil
  }

  /// The names that a mapping defines.
  private static func keys(of node: YAMLNode) -> [String] {
    guard case .mapping(let pairs) = node.content else { return [] }
    return pairs.compactMap(\.key.text)
  }

  /// A text for each language, under its tag in the usual spelling.
  private func texts(_ pairs: [(key: YAMLNode, value: YAMLNode)], of key: String) -> JSONValue? {
    var values: [String: JSONValue] = [:]
    var isComplete = true
    for entry in Fields(pairs, problems: problems).all {
      let tag = entry.key == "other" ? entry.key : LanguageTag.canonical(entry.key)
      if tag == nil {
        problems.add(
          at: entry.position, "\(entry.key.quoted) is not a language tag. Write one such as en, ar or ku-Latn, or other"
        )
      } else if entry.value.text == nil {
        problems.add(
          at: entry.value.position, "'\(entry.key)' of '\(key)' must be a text, and not \(entry.value.kind)")
      }
      guard let tag, let text = entry.value.text else {
        isComplete = false
        continue
      }
      values[tag] = .text(text)
    }
    return isComplete ? .object(values) : nil
  }

  /// Names of the user's own, each with options that have rules of their own.
  private func named(_ field: Fields.Field, _ rules: [OptionRule]) -> JSONValue? {
    guard case .mapping(let pairs) = field.value.content else {
      problems.add(
        at: field.value.position,
        "'\(field.key)' must be \(OptionRule.Value.named(rules).expectation), and not \(field.value.kind)")
      return nil
    }
    var values: [String: JSONValue] = [:]
    var isComplete = true
    for entry in Fields(pairs, problems: problems).all {
      guard Slug.of(entry.key) == entry.key else {
        problems.add(
          at: entry.position,
          "\(entry.key.quoted) cannot be a name, which consists of small letters, digits and hyphens. Write it like '\(Slug.of(entry.key))'"
        )
        isComplete = false
        continue
      }
      guard let value = members(of: entry, rules) else {
        isComplete = false
        continue
      }
      values[entry.key] = value
    }
    return isComplete ? .object(values) : nil
  }

  private func members(of entry: Fields.Field, _ rules: [OptionRule]) -> JSONValue? {
    guard case .mapping(let pairs) = entry.value.content else {
      problems.add(
        at: entry.value.position,
        "'\(entry.key)' must be values such as { \(rules.first?.key ?? "key"): ... }, and not \(entry.value.kind)")
      return nil
    }
    let fields = Fields(pairs, problems: problems)
    let meant = fields.reportUnknown(
      "key of '\(entry.key)'", known: rules.map(\.key), elsewhere: rules.flatMap(\.formerKeys))
    let validator = OptionsValidator(rules: rules, problems: problems) { rule in
      "'\(entry.key)' needs '\(rule.key)', which must be \(rule.value.expectation). "
        + "Write, for example, \(rule.key): \(rule.value.example)"
    }
    return validator.validate(fields, at: entry.position, butNotMissing: meant).map(JSONValue.object)
  }

  /// A list of which some element is wrong, or which repeats one: each is reported at its own place.
  private func list(_ field: Fields.Field, _ element: OptionRule.Value, key: String) -> JSONValue? {
    guard case .list(let items) = field.value.content else {
      let expected = field.value.text == nil ? .list(of: element) : element
      problems.add(at: field.value.position, problem(with: field.value, expected, key: key))
      return nil
    }
    var seen: [JSONValue] = []
    for item in items {
      guard let value = converted(item, element) else {
        problems.add(at: item.position, problem(with: item, element, key: key))
        continue
      }
      if seen.contains(value) {
        problems.add(at: item.position, "\(item.text?.quoted ?? "this") is named twice in '\(key)'. Name it once")
      }
      seen.append(value)
    }
    return nil
  }

  /// The value as JSON, or nil where it does not follow the rule.
  private func converted(_ node: YAMLNode, _ rule: OptionRule.Value) -> JSONValue? {
    switch rule {
    case .boolean: return node.boolean.map(JSONValue.boolean)
    case .text: return node.text.map(JSONValue.text)
    case .texts: return node.text.map { ["*": .text($0)] }
    case .choice(let words), .name(let words, _): return node.text.flatMap { words.contains($0) ? .text($0) : nil }
    case .number(let range): return node.text.flatMap(Double.init).flatMap { range.contains($0) ? .number($0) : nil }
    case .count(let range): return node.text.flatMap(Int.init).flatMap { range.contains($0) ? .integer($0) : nil }
    case .named, .settings: return nil
    case .rows(let lengths): return rows(node, lengths)
    case .language: return node.text.flatMap(LanguageTag.possible).map(JSONValue.text)
    case .either(let kinds): return kinds.lazy.compactMap { converted(node, $0) }.first
    case .list(let element):
      guard case .list(let items) = node.content else { return converted(node, element).map { .list([$0]) } }
      let values = items.compactMap { converted($0, element) }
      return values.count == items.count && Set(values).count == values.count ? .list(values) : nil
    }
  }

  /// One row may stand without brackets around it.
  private func rows(_ node: YAMLNode, _ lengths: ClosedRange<Int>) -> JSONValue? {
    guard case .list(let items) = node.content, !items.isEmpty else { return nil }
    if items.allSatisfy({ $0.text != nil }) { return row(node, lengths).map { .list([$0]) } }
    let rows = items.compactMap { row($0, lengths) }
    return rows.count == items.count ? .list(rows) : nil
  }

  private func row(_ node: YAMLNode, _ lengths: ClosedRange<Int>) -> JSONValue? {
    guard case .list(let items) = node.content, lengths.contains(items.count) else { return nil }
    let numbers = items.compactMap { $0.text.flatMap(Double.init) }.filter { abs($0) <= 1e6 }
    return numbers.count == items.count ? .list(numbers.map(JSONValue.number)) : nil
  }

  private func problem(with node: YAMLNode, _ rule: OptionRule.Value, key: String) -> String {
    if node.isNull {
      return "a value of '\(key)' is missing. Write \(rule.expectation), or remove its place in the list"
    }
    guard let text = node.text else { return "'\(key)' must be \(rule.expectation), and not \(node.kind)" }
    if rule == .boolean {
      let isQuoted = YAMLNode(content: .scalar(text, isPlain: true), position: node.position).boolean != nil
      return
        "'\(key)' must be true or false, and not the text \(text.quoted)\(isQuoted ? ". Leave out the quotes" : "")"
    }
    if let nearest = Suggestion.nearest(to: text, among: rule.choices) {
      return "unknown value \(text.quoted) of '\(key)'. Did you mean '\(nearest)'?"
    }
    if rule.allowsLanguage, let tag = LanguageTag.suggestion(for: text) {
      return "\(text.quoted) is not a language tag. Did you mean '\(tag)'?"
    }
    if rule == .language { return "\(text.quoted) is not a language tag. Write one such as en, ar or ku-Latn" }
    return "unknown value \(text.quoted) of '\(key)'. It must be \(rule.expectation)"
  }
}

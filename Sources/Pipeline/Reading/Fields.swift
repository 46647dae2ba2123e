/// The keys of a mapping, each once, in the order of the file.
struct Fields {
  struct Field {
    let key: String
    /// Of the key.
    let position: Position
    let value: YAMLNode
  }

  let all: [Field]
  private let problems: ProblemList

  /// Reports keys that are no words and keys that are given twice; of those, the first counts.
  init(_ pairs: [(key: YAMLNode, value: YAMLNode)], problems: ProblemList) {
    var fields: [Field] = []
    for (key, value) in pairs {
      guard case .scalar(let name, _) = key.content, !name.isEmpty else {
        problems.add(at: key.position, "a key must be a single word before a ':', and not \(key.kind)")
        continue
      }
      if let other = fields.first(where: { $0.key == name }) {
        problems.add(
          at: key.position, "\(name.quoted) is given twice, first on line \(other.position.line). Keep one of them")
      } else {
        fields.append(Field(key: name, position: key.position, value: value))
      }
    }
    all = fields
    self.problems = problems
  }

  subscript(key: String) -> Field? { all.first { $0.key == key } }

  /// Reports all keys but `known`, and returns those of `known` that were probably meant, so that nobody calls them missing.
  ///
  /// `what` follows "unknown": `option of 'redact'`. Keys of `elsewhere` are neither reported nor suggested.
  func reportUnknown(_ what: String, known: [String], elsewhere: [String] = []) -> Set<String> {
    var meant: Set<String> = []
    for field in all where !known.contains(field.key) && !elsewhere.contains(field.key) {
      if field.key == "<<" {
        problems.add(at: field.position, "'<<' is not understood here. Write out what it stands for")
        continue
      }
      let absent = known.filter { self[$0] == nil }
      // A key that is there already was not meant again.
      let suggestion = Suggestion.nearest(to: field.key, among: absent)
      if let suggestion { meant.insert(suggestion) }
      let choice = known.isEmpty ? "It has none: remove this" : "It can be \(known.map { "'\($0)'" }.alternatives)"
      problems.add(
        at: field.position,
        "unknown \(what): \(field.key.quoted). \(suggestion.map { "Did you mean '\($0)'?" } ?? choice)")
    }
    return meant
  }
}

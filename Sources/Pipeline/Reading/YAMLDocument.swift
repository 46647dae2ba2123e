internal import Yams

/// The one YAML document of a file that a person wrote.
struct YAMLDocument {
  /// Nil where the text is no YAML, which `problems` then say, and where it holds nothing but comments.
  let root: YAMLNode?

  /// Reports syntax errors. Keys that are given twice are left to `Fields`, which can say where the other one is.
  init(_ text: String, problems: ProblemList) {
    var text = YAMLText(text)
    guard text.aliasCount <= Self.aliasLimit else {
      problems.add(
        at: Position(line: 1, column: 1),
        "the file uses more than \(Self.aliasLimit) aliases, such as '*name'. Write out what they stand for")
      root = nil
      return
    }
    do {
      guard let node = try Self.compose(&text) else {
        root = nil
        return
      }
      var budget = Self.nodeLimit
      root = Self.convert(node, in: text, budget: &budget)
      if root == nil {
        problems.add(at: Position(line: 1, column: 1), "the file holds more values than any person writes")
      }
    } catch {
      let (position, message) = YAMLSyntaxProblem.explain(error, in: text)
      problems.add(at: position, message)
      root = nil
    }
  }

  /// Aliases of aliases make a short text stand for billions of values, and Yams visits them all where one is a key. With this
  /// many, it is at most some thousand times the text: 3 to the power of a third of them.
  private static let aliasLimit = 20
  /// Ten times what a very long pipeline file holds.
  private static let nodeLimit = 20_000
  /// Every one costs a pass over the text.
  private static let repeatedKeyLimit = 20

  /// Yams refuses a mapping with a repeated key, and with it the whole file. Repeated keys are therefore told apart by a tag
  /// that is put before them, and the text is read again.
  private static func compose(_ text: inout YAMLText) throws -> Node? {
    for number in 0..<repeatedKeyLimit {
      do {
        return try Yams.compose(yaml: text.text, .default, .default, .utf8)
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        text.insert("!repeated-\(number) ", line: context.mark.line, column: context.mark.column)
      }
    }
    return try Yams.compose(yaml: text.text, .default, .default, .utf8)
  }

  private static func convert(_ node: Node, in text: YAMLText, budget: inout Int) -> YAMLNode? {
    budget -= 1
    guard budget > 0 else { return nil }
    let position = text.position(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain && scalar.tag != Tag(.str)
      return YAMLNode(content: .scalar(scalar.string, isPlain: isPlain), position: position)
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for item in sequence {
        guard let item = convert(item, in: text, budget: &budget) else { return nil }
        items.append(item)
      }
      return YAMLNode(content: .list(items), position: position)
    case .mapping(let mapping):
      var pairs: [(key: YAMLNode, value: YAMLNode)] = []
      for pair in mapping {
        guard let key = convert(pair.key, in: text, budget: &budget),
          let value = convert(pair.value, in: text, budget: &budget)
        else { return nil }
        pairs.append((key, value))
      }
      return YAMLNode(content: .mapping(pairs), position: position)
    case .alias:
      return nil
    }
  }
}

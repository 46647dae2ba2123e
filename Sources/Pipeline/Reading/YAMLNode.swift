/// A value of a YAML file with its place in it, and with its scalars as they are written.
///
/// What a scalar means is left to the rule that reads it: the `no` of `languages: [no]` is Norwegian and no boolean, and `1:30`
/// is no number of seconds, as YAML 1.1 would have it.
struct YAMLNode {
  enum Content {
    /// `isPlain`: without quotes, so that it may be a boolean or nothing at all.
    case scalar(String, isPlain: Bool)
    case list([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  let content: Content
  let position: Position

  /// YAML 1.1, "Null": an absent value, `~` or `null` without quotes.
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// What is written, where that is a scalar and not null.
  var text: String? {
    guard case .scalar(let text, _) = content, !isNull else { return nil }
    return text
  }

  /// YAML 1.1, "Boolean", without the single letters y and n.
  var boolean: Bool? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    switch text.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: return nil
    }
  }

  /// What messages call it.
  var kind: String {
    switch content {
    case _ where isNull: "nothing"
    case .scalar(let text, _): "the text \(text.quoted)"
    case .list: "a list"
    case .mapping: "a group of keys"
    }
  }
}

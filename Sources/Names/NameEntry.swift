/// The patterns that stand for one person, place or number.
public struct NameEntry: Sendable, Hashable, Codable {
  /// The caller's own.
  public let id: String
  public let patterns: [NamePattern]

  public init(id: String, patterns: [NamePattern]) {
    self.id = id
    self.patterns = patterns
  }
}

/// A named set of sources: a glob relative to the footage folder.
public struct SourceSet: Sendable, Hashable {
  public let name: String
  /// As written: `interviews/**/*.{mov,mp4}`. Exports that it matches stand for the media in them.
  public let pattern: String

  public init(name: String, pattern: String) {
    self.name = name
    self.pattern = pattern
  }
}

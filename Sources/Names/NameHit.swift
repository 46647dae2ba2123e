/// A place in a text where a name stands.
public struct NameHit: Sendable, Hashable {
  /// The `id` of the entry whose pattern matched.
  public let entry: String
  /// The whole word, or words, in the original text, with what is written to their front and back. Its ends are ends of characters.
  public let range: Range<String.Index>
  /// The name itself: what a replacement takes the place of.
  public let core: Range<String.Index>
  /// What stands in the range before the name: `"و"`, `"d'"`; mostly empty.
  public let prefix: String
  /// What stands in the range behind the name: `"'s"`, `"'in"`, `"om"`; mostly empty. Where an ending has taken the place of
  /// the name's last letter (Sarajevo, Sarajeva), it is the ending.
  public let suffix: String
  /// The text in `range`.
  public let text: String
}

/// A word that no pattern hits and that may be a name of the list all the same.
public struct NearMiss: Sendable, Hashable {
  public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
    /// A letter more, less, other, or two that have changed places.
    case oneLetterAway
    /// Another spelling with the same consonants: Mohammed, Muhamed.
    case soundsAlike
    /// The same consonants in another script: Ahmad, أحمد.
    case readsAlikeInAnotherScript
  }

  /// The `id` of the entry that it is near to.
  public let entry: String
  /// The word of a pattern that it is near to, as it was written.
  public let name: String
  /// As it stands in the text, the first time.
  public let text: String
  public let range: Range<String.Index>
  /// How often it stands there.
  public let count: Int
  public let reason: Reason
  /// 0…1; 1 is the likest.
  public let likeness: Double
}

import Files
import Foundation

/// Ties a rendition to its source without naming it: whoever holds the salt can prove which source it was, nobody else can
/// tell, not even with the source at hand.
public enum SourceCommitment {
  /// SHA-256 of the salt followed by the digest's hexadecimal digits.
  public static func make(_ digest: Digest, salt: Data) -> Digest { Digest.of(salt + Data(digest.hex.utf8)) }
}

import Files

/// What a person writes into a decisions file to say: I have looked at exactly this.
public enum ReviewMark {
  /// The first 16 digits of the SHA-256 of the identity map's file.
  public static func of(identityMapAt path: String) throws -> String {
    String(try Digest.of(fileAt: path).hex.prefix(16))
  }
}

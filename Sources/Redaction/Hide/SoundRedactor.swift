@_spi(Redaction) import Media

/// The only maker of redacted sound.
public enum SoundRedactor {
  /// Sound passes as it is: this version does not disguise voices. Whatever will change them belongs here.
  public static func redact(_ sound: Frame) -> RedactedSound { RedactedSound(sound) }
}

/// What a finished file turns out to hold when it is decoded from its first picture or sample to its last.
public struct MediaInspection: Sendable, Hashable {
  public struct Picture: Sendable, Hashable {
    /// Pixels.
    public let width: Int
    public let height: Int
    /// As the container gives it: `25/1`.
    public let frameRate: Rational
    public let count: Int
    /// From the first picture to the end of the last.
    public let seconds: Double
    public let codec: String
  }

  /// nil for a file with nothing but sound.
  public let picture: Picture?
  /// nil where there is no sound.
  public let soundSeconds: Double?
  public let soundCodec: String?
  /// Streams of any kind.
  public let streamCount: Int
  /// Everything the container and its streams say in words, as `key` → values.
  public let tags: [String: Set<String>]

  init(
    picture: Picture?, soundSeconds: Double?, soundCodec: String?, streamCount: Int, tags: [String: Set<String>]
  ) {
    (self.picture, self.soundSeconds, self.soundCodec) = (picture, soundSeconds, soundCodec)
    (self.streamCount, self.tags) = (streamCount, tags)
  }
}

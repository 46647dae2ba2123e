/// Something that is not as a manifest says.
public struct VerifyFinding: Sendable, Hashable {
  public enum Check: String, Sendable, CaseIterable {
    case manifestMissing = "manifest-missing"
    case manifestUnreadable = "manifest-unreadable"
    case checksumsMissing = "checksums-missing"
    case checksumsDiffer = "checksums-differ"
    case runIncomplete = "run-incomplete"
    case runWaiting = "run-waiting"
    case pathRefused = "path-refused"
    case fileMissing = "file-missing"
    case strayFile = "stray-file"
    case sizeDiffers = "size-differs"
    case digestDiffers = "digest-differs"
    case notDecodable = "not-decodable"
    case durationDiffers = "duration-differs"
    case pictureDiffers = "picture-differs"
    case soundDiffers = "sound-differs"
    case metadataFound = "metadata-found"
    case systemFile = "system-file"

    /// Whether the delivery is as good as without it.
    public var isNote: Bool { self == .systemFile }
  }

  public let check: Check
  /// Relative to the folder.
  public let file: String?
  /// A sentence without a trailing period.
  public let message: String

  init(_ check: Check, _ file: String?, _ message: String) {
    self.check = check
    self.file = file
    self.message = message
  }
}

/// What a rendition turns out to hold when it is decoded to its end.
public struct RenditionFacts: Sendable, Hashable {
  public struct Picture: Sendable, Hashable {
    /// Pixels.
    public let width: Int
    public let height: Int
    /// `25/1`
    public let frameRate: String
    public let count: Int
    public let seconds: Double

    public init(width: Int, height: Int, frameRate: String, count: Int, seconds: Double) {
      self.width = width
      self.height = height
      self.frameRate = frameRate
      self.count = count
      self.seconds = seconds
    }
  }

  /// nil where there is nothing to see.
  public let picture: Picture?
  /// nil where there is no sound.
  public let soundSeconds: Double?
  public let streamCount: Int
  /// Everything that it says in words, as key → values.
  public let tags: [String: Set<String>]

  public init(picture: Picture?, soundSeconds: Double?, streamCount: Int, tags: [String: Set<String>]) {
    self.picture = picture
    self.soundSeconds = soundSeconds
    self.streamCount = streamCount
    self.tags = tags
  }
}

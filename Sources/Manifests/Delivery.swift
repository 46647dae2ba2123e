import Files

/// A file as it was published, with the digest that was taken then.
public struct DeliveredFile: Sendable, Hashable, Codable {
  /// Relative to the output folder.
  public var file: String
  public let bytes: Int64
  public let sha256: Digest
  /// BCP 47, of captions.
  public var language: String?

  public init(file: String, bytes: Int64, sha256: Digest, language: String? = nil) {
    self.file = file
    self.bytes = bytes
    self.sha256 = sha256
    self.language = language
  }

  /// Reads the file once. Throws `Failure` where it cannot be read.
  public init(publishedAt file: String, below folder: String, language: String? = nil) throws {
    let source = try SourceFile(path: "\(folder)/\(file)")
    self.init(file: file, bytes: source.size, sha256: try Digest.of(source), language: language)
  }
}

/// One rendition, with everything that is said of it: made where its file is published, kept as a fact, listed in the manifest, and held
/// against the file by verify.
public struct Delivery: Sendable, Hashable, Codable {
  public struct Picture: Sendable, Hashable, Codable {
    /// Pixels.
    public let width: Int
    public let height: Int
    /// Frames per second, as a fraction: `25/1`; nil for a photograph.
    public let frameRate: String?
    /// How the source's picture came into this one: `pad`, `crop`, `blur`.
    public let fit: String?

    public init(width: Int, height: Int, frameRate: String?, fit: String? = nil) {
      self.width = width
      self.height = height
      self.frameRate = frameRate
      self.fit = fit
    }

    /// `frameRate` as a number; nil for a photograph.
    public var framesPerSecond: Double? {
      let parts = (frameRate ?? "").split(separator: "/").compactMap { Double($0) }
      guard parts.count == 2, parts[0] > 0, parts[1] > 0, (parts[0] / parts[1]).isFinite else { return nil }
      return parts[0] / parts[1]
    }
  }

  /// As measured on the encoded sound (EBU R 128); both nil for silence.
  public struct Sound: Sendable, Hashable, Codable {
    /// LUFS.
    public let loudness: Double?
    /// dBTP.
    public let truePeak: Double?

    public init(loudness: Double?, truePeak: Double?) {
      self.loudness = loudness
      self.truePeak = truePeak
    }
  }

  /// What of the source was damaged and could not be decoded: a picture stands still or is guessed, sound is silent.
  public struct Concealed: Sendable, Hashable, Codable {
    public let pictures: Int
    /// Blocks of sound.
    public let sounds: Int

    public init(pictures: Int, sounds: Int) {
      self.pictures = pictures
      self.sounds = sounds
    }
  }

  /// Relative to the output folder.
  public var file: String
  public let bytes: Int64
  public let sha256: Digest
  public let platform: String
  /// BCP 47, of the subtitles that are burned in.
  public let language: String?
  /// BCP 47, of captions inside the file that can be switched on.
  public let captionTracks: [String]
  /// nil for a rendition that is only heard.
  public let picture: Picture?
  /// nil for a photograph.
  public let durationSeconds: Double?
  /// What it should last: for a rendition that is only heard, the source's sound; else the longer of its picture and its sound. nil for a
  /// photograph.
  public let sourceDurationSeconds: Double?
  /// nil where there is no sound.
  public let sound: Sound?
  /// Files that belong to it: a thumbnail, playlists.
  public var companions: [DeliveredFile]
  /// nil where the source has no picture in which anybody could be seen.
  public var redaction: Redaction?
  /// What was done to the voices, each kind once: first what was done where nothing else was decided. Empty where there is no sound.
  public var voices: [Voices]
  /// nil where the whole source could be decoded.
  public var concealed: Concealed?
  /// `SourceCommitment.make` of the source's digest; made with the manifest.
  public var sourceCommitment: Digest?

  public init(
    file: DeliveredFile, platform: String, language: String?, captionTracks: [String] = [], picture: Picture?,
    durationSeconds: Double?, sourceDurationSeconds: Double?, sound: Sound?, companions: [DeliveredFile] = [],
    redaction: Redaction? = nil, voices: [Voices] = [], concealed: Concealed? = nil, sourceCommitment: Digest? = nil
  ) {
    self.file = file.file
    bytes = file.bytes
    sha256 = file.sha256
    self.platform = platform
    self.language = language
    self.captionTracks = captionTracks
    self.picture = picture
    self.durationSeconds = durationSeconds
    self.sourceDurationSeconds = sourceDurationSeconds
    self.sound = sound
    self.companions = companions
    self.redaction = redaction
    self.voices = voices
    self.concealed = concealed
    self.sourceCommitment = sourceCommitment
  }

  /// The rendition's own file first.
  public var files: [DeliveredFile] { [DeliveredFile(file: file, bytes: bytes, sha256: sha256)] + companions }

  /// The same under other names.
  public func renamed(_ name: (String) -> String) -> Delivery {
    var copy = self
    copy.file = name(file)
    for index in copy.companions.indices { copy.companions[index].file = name(companions[index].file) }
    return copy
  }
}

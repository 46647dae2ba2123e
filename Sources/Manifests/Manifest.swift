import Files

/// What was delivered: `manifest.json` at the top of the output folder. Public.
///
/// It holds no name or path of a source, no time of day, no user and no machine: the same inputs give the same bytes.
public struct Manifest: Sendable, Hashable, Codable {
  public static let fileName = "manifest.json"
  public static let currentVersion = 4

  public struct Tool: Sendable, Hashable, Codable {
    public let name: String
    public let version: String
    /// Versions and digests of what the renditions depend on.
    public let components: [String: String]

    public init(name: String, version: String, components: [String: String]) {
      self.name = name
      self.version = version
      self.components = components
    }
  }

  public struct Picture: Sendable, Hashable, Codable {
    /// Pixels.
    public let width: Int
    public let height: Int
    /// Frames per second, as a fraction: `25/1`; nil for a photograph.
    public let frameRate: String?

    public init(width: Int, height: Int, frameRate: String?) {
      self.width = width
      self.height = height
      self.frameRate = frameRate
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

  public struct Rendition: Sendable, Hashable, Codable {
    /// Relative to the output folder.
    public let file: String
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
    /// For a rendition that is only heard, of the source's sound; else the longer of its picture and its sound; nil for a photograph.
    public let sourceDurationSeconds: Double?
    /// nil where there is no sound.
    public let sound: Sound?
    /// nil where the source has no picture in which anybody could be seen.
    public let redaction: Redaction?
    /// nil where the whole source could be decoded.
    public let concealed: Concealed?
    /// `SourceCommitment.make` of the source's digest.
    public let sourceCommitment: Digest

    public init(
      file: String, bytes: Int64, sha256: Digest, platform: String, language: String?, captionTracks: [String] = [],
      picture: Picture?, durationSeconds: Double?,
      sourceDurationSeconds: Double?, sound: Sound?, redaction: Redaction?, concealed: Concealed?,
      sourceCommitment: Digest
    ) {
      self.file = file
      self.bytes = bytes
      self.sha256 = sha256
      self.platform = platform
      self.language = language
      self.captionTracks = captionTracks
      self.picture = picture
      self.durationSeconds = durationSeconds
      self.sourceDurationSeconds = sourceDurationSeconds
      self.sound = sound
      self.redaction = redaction
      self.concealed = concealed
      self.sourceCommitment = sourceCommitment
    }
  }

  /// A file beside the renditions: captions, a thumbnail, a playlist.
  public struct Sidecar: Sendable, Hashable, Codable {
    /// Relative to the output folder.
    public let file: String
    public let bytes: Int64
    public let sha256: Digest
    public let language: String?

    public init(file: String, bytes: Int64, sha256: Digest, language: String?) {
      self.file = file
      self.bytes = bytes
      self.sha256 = sha256
      self.language = language
    }
  }

  public let version: Int
  public let title: String
  public let tool: Tool
  /// How many sources of the run failed, and so are not here. 0: the delivery is complete.
  public let failedSources: Int
  public let renditions: [Rendition]
  public let sidecars: [Sidecar]

  public init(title: String, tool: Tool, failedSources: Int, renditions: [Rendition], sidecars: [Sidecar]) {
    version = Self.currentVersion
    self.title = title
    self.tool = tool
    self.failedSources = failedSources
    self.renditions = renditions.sorted { $0.file < $1.file }
    self.sidecars = sidecars.sorted { $0.file < $1.file }
  }

  /// Every delivered file but the proofs themselves.
  public var files: [(file: String, bytes: Int64, sha256: Digest)] {
    renditions.map { ($0.file, $0.bytes, $0.sha256) } + sidecars.map { ($0.file, $0.bytes, $0.sha256) }
  }
}

import Files

/// What was delivered: `manifest.json` at the top of the output folder. Public.
///
/// It holds no name or path of a source, no time of day, no user and no machine: the same inputs give the same bytes.
public struct Manifest: Sendable, Hashable, Codable {
  public static let fileName = "manifest.json"
  public static let currentVersion = 1

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

  /// What was hidden in a rendition.
  public struct Redaction: Sendable, Hashable, Codable {
    /// `blur`, `pixelate`, `fill`, `frame`, `nothingToHide`.
    public let method: String
    /// Why people are shown, or why there is nobody.
    public let because: String?
    /// People, each counted once per stretch in which they were followed.
    public let tracks: Int
    public let framesHidden: Int
    public let framesTotal: Int

    public init(method: String, because: String?, tracks: Int, framesHidden: Int, framesTotal: Int) {
      self.method = method
      self.because = because
      self.tracks = tracks
      self.framesHidden = framesHidden
      self.framesTotal = framesTotal
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
    /// Pixels.
    public let width: Int
    public let height: Int
    /// Frames per second, as a fraction: `25/1`.
    public let frameRate: String
    public let durationSeconds: Double
    /// What the source's picture track lasts.
    public let sourceDurationSeconds: Double
    public let hasSound: Bool
    public let redaction: Redaction
    /// `SourceCommitment.make` of the source's digest.
    public let sourceCommitment: Digest

    public init(
      file: String, bytes: Int64, sha256: Digest, platform: String, language: String?, width: Int, height: Int, frameRate: String,
      durationSeconds: Double, sourceDurationSeconds: Double, hasSound: Bool, redaction: Redaction, sourceCommitment: Digest
    ) {
      self.file = file
      self.bytes = bytes
      self.sha256 = sha256
      self.platform = platform
      self.language = language
      self.width = width
      self.height = height
      self.frameRate = frameRate
      self.durationSeconds = durationSeconds
      self.sourceDurationSeconds = sourceDurationSeconds
      self.hasSound = hasSound
      self.redaction = redaction
      self.sourceCommitment = sourceCommitment
    }
  }

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

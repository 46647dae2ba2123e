import Files

/// What was delivered: `manifest.json` at the top of the output folder. Public.
///
/// It holds no name or path of a source, no time of day, no user and no machine: the same inputs give the same bytes.
public struct Manifest: Sendable, Hashable, Codable {
  public static let fileName = "manifest.json"
  public static let currentVersion = 6

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

  /// What somebody looked for in the finished files before this was published, and found nothing wrong.
  public enum Check: String, Sendable, Codable, CaseIterable {
    /// Every file is there with its digest, and nothing else.
    case files
    /// Every rendition plays to its end, and is what is said of it.
    case playback
    /// No rendition carries metadata.
    case metadata
    /// Nothing is in any file that Backlit does not write.
    case privacy
    /// No face shows where somebody had to be hidden.
    case faces
    /// Every place that was to be covered is.
    case covers
    /// No caption file says what a list of names hides.
    case names
  }

  public let version: Int
  public let title: String
  public let tool: Tool
  /// Empty where nobody has checked anything.
  public let checks: [Check]
  /// How many sources of the run failed, and so are not here. 0: the delivery is complete.
  public let failedSources: Int
  /// How many wait for a person to look at them, and so are not here.
  public let waitingSources: Int
  public let renditions: [Delivery]
  /// Caption files beside the renditions.
  public let sidecars: [DeliveredFile]

  public init(
    title: String, tool: Tool, checks: [Check] = [], failedSources: Int = 0, waitingSources: Int = 0,
    renditions: [Delivery], sidecars: [DeliveredFile]
  ) {
    version = Self.currentVersion
    self.title = title
    self.tool = tool
    self.checks = checks
    self.failedSources = failedSources
    self.waitingSources = waitingSources
    self.renditions = renditions.sorted { $0.file < $1.file }
    self.sidecars = sidecars.sorted { $0.file < $1.file }
  }

  /// The same, after these checks.
  public func checked(_ checks: [Check]) -> Manifest {
    Manifest(
      title: title, tool: tool, checks: checks, failedSources: failedSources, waitingSources: waitingSources,
      renditions: renditions, sidecars: sidecars)
  }

  /// Every delivered file but the proofs themselves.
  public var files: [DeliveredFile] { renditions.flatMap(\.files) + sidecars }
}

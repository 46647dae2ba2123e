import Foundation

/// Where a stage may write, and what it may know besides its inputs and options.
public struct Workspace: Sendable {
  /// The source that a stage of scope `source` works on; nil for a stage of scope `run`.
  public let source: Source?
  /// Every source of the run that finished all its stages, and those that did not, for stages of scope `run`.
  public let sources: [Source]
  public let failedSources: Int
  /// A private folder for the facts of this job, readable by its owner only. It exists.
  public let factsFolder: URL
  /// What is published. Everything in it is whole or absent.
  public let outputFolder: URL
  /// The title of the pipeline file in a form that file names can carry: `breaking-the-brand`.
  public let slug: String
  /// The title as written.
  public let title: String
  public let tool: ToolDescription
  /// Called from any thread; must return at once.
  public let report: @Sendable (StageEvent) -> Void

  public init(
    source: Source?, sources: [Source] = [], failedSources: Int = 0, factsFolder: URL, outputFolder: URL, slug: String,
    title: String,
    tool: ToolDescription, report: @escaping @Sendable (StageEvent) -> Void = { _ in }
  ) {
    self.source = source
    self.sources = sources
    self.failedSources = failedSources
    self.factsFolder = factsFolder
    self.outputFolder = outputFolder
    self.slug = slug
    self.title = title
    self.tool = tool
    self.report = report
  }
}

/// What a stage says while it runs.
public enum StageEvent: Sendable {
  /// `done` of about `total` frames; a total of 0 is unknown.
  case progress(done: Int, total: Int)
  case finding(Finding)
  case measured(Figures)
}

/// Which tool wrote a file: part of every key, and of the manifest.
public struct ToolDescription: Sendable, Hashable, Codable {
  /// Of Backlit.
  public let version: String
  /// Versions and digests of what the result depends on: `libavcodec` → `59.37.100`, `centerface.onnx` → its SHA-256.
  public let components: [String: String]
  /// Where this machine keeps what the components are read from: `centerface.onnx` → a path. Never part of a key or a file.
  public let resources: [String: String]

  public init(version: String, components: [String: String], resources: [String: String] = [:]) {
    self.version = version
    self.components = components
    self.resources = resources
  }

  /// Two machines with the same components are the same tool, wherever they keep them.
  public static func == (a: ToolDescription, b: ToolDescription) -> Bool {
    a.version == b.version && a.components == b.components
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(version)
    hasher.combine(components)
  }

  private enum CodingKeys: String, CodingKey { case version, components }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    version = try values.decode(String.self, forKey: .version)
    components = try values.decode([String: String].self, forKey: .components)
    resources = [:]
  }
}

/// What a check has to say about something that a person should look at.
public struct Finding: Sendable, Hashable, Codable {
  public enum Severity: String, Sendable, Codable {
    /// Must be looked at: the check failed.
    case failure
    /// Worth knowing.
    case warning
  }

  public let severity: Severity
  /// Which check, as a short stable word for machines: `digest-differs`.
  public let check: String
  /// The file it is about, relative to the output folder or as the source's name.
  public let file: String?
  /// A sentence for people, without a trailing period.
  public let message: String

  public init(_ severity: Severity, check: String, file: String? = nil, _ message: String) {
    self.severity = severity
    self.check = check
    self.file = file
    self.message = message
  }
}

/// One step of a pipeline: reads artifacts, writes artifacts, keeps nothing.
///
/// A stage reads only its inputs, the settings of its parts and the description of its source, and writes only where its workspace
/// says. It may be run again, in another process or on another machine, and must then write the same bytes. It throws an
/// `ExplainedError` where its source cannot be handled; nothing of that source is then published.
public protocol Stage: Sendable {
  associatedtype Options: Codable & Sendable
  /// The key that selects this stage in a pipeline file.
  static var name: String { get }
  static var scope: StageScope { get }
  static var consumes: [ArtifactKind] { get }
  /// What it also reads where an earlier stage made it.
  static var consumesIfMade: [ArtifactKind] { get }
  static var produces: [ArtifactKind] { get }
  /// What its results depend on besides code, settings and inputs: names of `ToolDescription.components`.
  static var components: [String] { get }
  /// The same, for these options: without an answer, those of all.
  var usedComponents: [String] { get }
  /// What one of its jobs needs of the machine, before it has been measured.
  static var cost: JobCost { get }
  /// The options that a pipeline file may give to this stage, in the order in which `--help` and the JSON Schema show them.
  /// `of:` is not among them: it belongs to the pipeline file.
  static var optionRules: [OptionRule] { get }
  /// Checks what no single rule can: combinations of options. Returns sentences that say what is wrong and what to write. A stage can be made
  /// with such options all the same, so that those after it are checked as well, and is never run.
  static func problems(in options: Options) -> [String]
  init(options: Options)
  /// Checks it against the stages before it that work on the same source set. Returns a sentence that says what is wrong and what to write.
  func problem(after earlier: [any Stage]) -> String?
  /// What it comes to for a source, or for the whole run (nil), in the light of the pipeline file. Without an answer it is one part, which
  /// depends on the stage's options. Parts that have to be made are made together, by one call of `run`.
  func parts(for source: Source?, in pipeline: PipelineFile) -> [StagePart]?
  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact]
}

extension Stage {
  public static var consumesIfMade: [ArtifactKind] { [] }
  public static var components: [String] { [] }
  public var usedComponents: [String] { Self.components }
  public static var cost: JobCost { JobCost(cores: 1, megabytes: 200) }
  public static func problems(in options: Options) -> [String] { [] }
  public func problem(after earlier: [any Stage]) -> String? { nil }
  public func parts(for source: Source?, in pipeline: PipelineFile) -> [StagePart]? { nil }
}

/// Whether a stage runs once for every source, or once for the whole run.
public enum StageScope: String, Sendable, Codable {
  case source, run
}

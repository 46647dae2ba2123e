/// One step of a pipeline: reads artifacts, writes artifacts, keeps nothing.
///
/// A stage reads only its inputs, its options and the description of its source, and writes only where its workspace says.
/// It may be run again, in another process or on another machine, and must then write the same bytes. It throws an
/// `ExplainedError` where its source cannot be handled; nothing of that source is then published.
public protocol Stage: Sendable {
  associatedtype Options: Codable & Sendable
  /// The key that selects this stage in a pipeline file.
  static var name: String { get }
  /// Raised whenever the same inputs and options would now give other bytes.
  static var version: Int { get }
  static var scope: StageScope { get }
  static var consumes: [ArtifactKind] { get }
  /// What it also reads where an earlier stage made it.
  static var consumesIfMade: [ArtifactKind] { get }
  static var produces: [ArtifactKind] { get }
  /// The options that a pipeline file may give to this stage, in the order in which `--help` and the JSON Schema show them.
  /// `of:` is not among them: it belongs to the pipeline file.
  static var optionRules: [OptionRule] { get }
  /// Whether the stage itself keeps those files of an earlier run that it would write again, and removes the others. Without it,
  /// what it delivered before goes when its options change.
  static var keepsCurrentFiles: Bool { get }
  /// Checks what no single rule can: a combination of options. Returns a sentence that says what is wrong and what to write.
  static func problem(in options: Options) -> String?
  init(options: Options)
  func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact]
}

extension Stage {
  public static var consumesIfMade: [ArtifactKind] { [] }
  public static var keepsCurrentFiles: Bool { false }
  public static func problem(in options: Options) -> String? { nil }
}

/// Whether a stage runs once for every source, or once for the whole run.
public enum StageScope: String, Sendable, Codable {
  case source, run
}

/// What an option of a stage may be in a pipeline file.
public struct OptionRule: Sendable, Equatable {
  public enum Value: Sendable, Equatable {
    case boolean
    /// Any text.
    case text
    /// One of these words.
    case choice([String])
    /// One of these words, or a name that the mapping under another key of the same stage defines.
    case name([String], orIn: String)
    case number(ClosedRange<Double>)
    /// A whole number.
    case count(ClosedRange<Int>)
    /// A BCP 47 language tag such as `en`, `ar` or `ku-Latn`.
    case language
    /// A list, or a single value standing for a list of one.
    indirect case list(of: Value)
    /// A list of rows, or a single row, each a list of so many numbers.
    case rows(ClosedRange<Int>)
    /// The first of these kinds that fits.
    indirect case either([Value])
    /// Names that the user chooses, each with these keys.
    indirect case named([OptionRule])
    /// A mapping of these keys.
    indirect case settings([OptionRule])
  }

  public let key: String
  public let value: Value
  public let isRequired: Bool
  /// One sentence for people, shown by editors from the JSON Schema.
  public let summary: String

  public init(_ key: String, _ value: Value, required: Bool = false, _ summary: String) {
    self.key = key
    self.value = value
    isRequired = required
    self.summary = summary
  }
}

/// Every stage that a pipeline file may name, in the order in which people write them.
public struct StageCatalog: Sendable {
  public let stages: [any Stage.Type]

  public init(_ stages: [any Stage.Type]) { self.stages = stages }

  public func stage(named name: String) -> (any Stage.Type)? { stages.first { $0.name == name } }
}

import Files
import Foundation

/// Where a stage may write, and what it may know besides its inputs and settings.
public struct Workspace: Sendable {
  /// The source that a stage of scope `source` works on; nil for a stage of scope `run`.
  public let source: Source?
  /// How the sources of the run fared, for stages of scope `run`.
  public let outcome: RunOutcome
  /// A private folder for the facts of this job, readable by its owner only. It exists.
  public let factsFolder: URL
  /// What is published. Everything in it is whole or absent.
  public let outputFolder: URL
  /// What the names of everything that is published of a source begin with, by the source's id: `breaking-the-brand-001`.
  public let publicNames: [String: String]
  public let tool: ToolDescription
  /// Of everything that the job depends on: work in progress that was kept under another one is not this job's.
  public let key: Digest
  /// Called from any thread; must return at once.
  public let report: @Sendable (StageEvent) -> Void

  public init(
    source: Source?, outcome: RunOutcome = RunOutcome(), factsFolder: URL, outputFolder: URL,
    publicNames: [String: String], tool: ToolDescription, key: Digest,
    report: @escaping @Sendable (StageEvent) -> Void = { _ in }
  ) {
    self.source = source
    self.outcome = outcome
    self.factsFolder = factsFolder
    self.outputFolder = outputFolder
    self.publicNames = publicNames
    self.tool = tool
    self.key = key
    self.report = report
  }
}

/// How the sources of a run fared.
public struct RunOutcome: Sendable, Hashable, Codable {
  /// Those that finished all their stages.
  public var sources: [Source] = []
  public var failed = 0
  /// Those that wait for a person to look at them.
  public var waiting = 0

  public init(sources: [Source] = [], failed: Int = 0, waiting: Int = 0) {
    self.sources = sources
    self.failed = failed
    self.waiting = waiting
  }
}

/// What a stage says while it runs.
public enum StageEvent: Sendable, Hashable, Codable {
  /// `done` of about `total` frames; a total of 0 is unknown.
  case progress(done: Int, total: Int)
  /// It is about these parts of what is made together; about all where none is named.
  case finding(Finding, parts: [String] = [])
  case measured(Figures)
}

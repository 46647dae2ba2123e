import Files
import Foundation
import Pipeline

/// Everything that a job needs, as a value: whoever has it, the files that it names, and this Backlit can do the job.
public struct JobTicket: Sendable, Codable {
  /// Names the ticket's folder: `render-001`.
  public let id: String
  public let stage: String
  /// Canonical JSON.
  public let options: String
  public let parts: [StagePart]
  /// Of everything that the result depends on.
  public let key: Digest
  /// nil for a stage of scope `run`.
  public let source: Source?
  public let outcome: RunOutcome
  /// Each with its digest.
  public let inputs: [Artifact]
  /// A private folder that exists.
  public var factsFolder: String
  public var outputFolder: String
  public let publicNames: [String: String]
  public let tool: ToolDescription

  public static let fileName = "ticket.json"
}

/// What a job came to. It may come from another process: whoever takes it checks what it says of files.
public struct JobResult: Sendable, Codable {
  public static let fileName = "result.json"

  /// Each with its digest; empty where it failed.
  public var artifacts: [Artifact] = []
  public var findings: [PartFinding] = []
  public var figures: [Figures] = []
  public var usage = JobUsage()
  /// Why it could not be done.
  public var failure: Explanation?

  public init() {}
}

/// What was noticed, and in which of the parts that were made together; in all where none is named.
public struct PartFinding: Sendable, Codable {
  public let finding: Finding
  public let parts: [String]
}

/// What a job took of the machine.
public struct JobUsage: Sendable, Hashable, Codable {
  public var seconds = 0.0
  /// Of all its threads.
  public var coreSeconds = 0.0
  /// Of the process that did it, at its peak; 0 where it had none of its own.
  public var megabytes = 0

  public init() {}
}

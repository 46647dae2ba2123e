import Files
import Foundation
import Pipeline
import Support

/// Does what a ticket says, in this process.
public struct JobWork: Sendable {
  private let catalog: StageCatalog

  public init(catalog: StageCatalog) { self.catalog = catalog }

  /// Never throws: what went wrong is part of the result. `report` is told from any thread.
  public func perform(_ ticket: JobTicket, report: @escaping @Sendable (StageEvent) -> Void) -> JobResult {
    let notes = Locked(JobResult())
    let start = ContinuousClock.now
    var artifacts: [Artifact] = []
    var failure: Explanation?
    do {
      let stage = try catalog.make(ticket.stage, options: ticket.options)
      let workspace = Workspace(
        source: ticket.source, outcome: ticket.outcome,
        factsFolder: URL(fileURLWithPath: ticket.factsFolder, isDirectory: true),
        outputFolder: URL(fileURLWithPath: ticket.outputFolder, isDirectory: true), publicNames: ticket.publicNames,
        tool: ticket.tool, key: ticket.key,
        report: { event in
          switch event {
          case .progress: break
          case .finding(let finding, let parts):
            notes.withLock { $0.findings.append(PartFinding(finding: finding, parts: parts)) }
          case .measured(let figures): notes.withLock { $0.figures.append(figures) }
          }
          report(event)
        })
      artifacts = try stage.run(ticket.inputs, parts: ticket.parts, in: workspace).map(Self.withDigest)
    } catch {
      failure = error.explained(doing: "running the stage '\(ticket.stage)'", path: ticket.source?.name)
    }
    var result = notes.withLock { $0 }
    result.artifacts = failure == nil ? artifacts : []
    result.failure = failure
    result.usage.seconds = (ContinuousClock.now - start) / .seconds(1)
    return result
  }

  /// Most stages leave it to us to read what they wrote once more.
  private static func withDigest(_ artifact: Artifact) throws -> Artifact {
    guard artifact.digest == nil, FileManager.default.fileExists(atPath: artifact.path) else { return artifact }
    var artifact = artifact
    artifact.digest = try Digest.of(fileAt: artifact.path)
    return artifact
  }
}

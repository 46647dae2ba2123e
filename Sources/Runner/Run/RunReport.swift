import Files
import Pipeline

/// How a run went. It names sources, so it is kept in the private workspace.
public struct RunReport: Sendable, Codable {
  public struct SourceReport: Sendable, Codable {
    public enum State: String, Sendable, Codable {
      case finished, failed
      /// For a person to look at it.
      case waiting
    }

    public let id: String
    /// Relative to the footage folder.
    public let name: String
    public let state: State
    /// Why it failed, or what it waits for.
    public let explanation: Explanation?
    /// The stages that ran, and those that were up to date; a stage of several parts may be among both.
    public let ran: [String]
    public let kept: [String]
  }

  public struct ReportedFinding: Sendable, Codable {
    /// Nil for what was noticed in the footage folder or the pipeline file.
    public let job: Job?
    public let finding: Finding
  }

  /// Of jobs that were up to date, what they measured when they ran.
  public struct ReportedFigures: Sendable, Codable {
    public let job: Job
    public let figures: Figures
  }

  /// In the order of their names.
  public let sources: [SourceReport]
  /// Of the stages of the whole run: which ran, and which were up to date.
  public let ran: [String]
  public let kept: [String]
  /// Why the run as a whole failed, beyond single sources.
  public let failures: [Explanation]
  public let findings: [ReportedFinding]
  public let figures: [ReportedFigures]
  /// 0: everything is done. 1: a source, a stage or a check failed. 3: because of a mistake in Backlit. 4: nothing failed, and a source waits
  /// for a person.
  public let exitCode: Int32

  init(
    sources: [SourceReport], ran: [String], kept: [String], failures: [Explanation], notes: RunNotes
  ) {
    self.sources = sources
    self.ran = ran
    self.kept = kept
    self.failures = failures
    findings = notes.findings
    figures = notes.figures
    let explanations = failures + sources.filter { $0.state == .failed }.compactMap(\.explanation)
    exitCode =
      if explanations.contains(where: { $0.kind == .bug }) {
        3
      } else if !explanations.isEmpty || findings.contains(where: { $0.finding.severity == .failure }) {
        1
      } else {
        sources.contains { $0.state == .waiting } ? 4 : 0
      }
  }
}

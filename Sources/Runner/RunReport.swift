import Files
import Pipeline

/// How a run went. It names sources, so it is kept in the private workspace.
public struct RunReport: Sendable, Codable {
  public struct SourceReport: Sendable, Codable {
    public enum State: String, Sendable, Codable {
      case finished, failed, notRendered
    }

    public let id: String
    /// Relative to the footage folder.
    public let name: String
    public let state: State
    /// Why it failed, or why it is not rendered.
    public let explanation: Explanation?
    /// The stages that ran, and those that were up to date.
    public let ran: [String]
    public let skipped: [String]
  }

  public struct ReportedFinding: Sendable, Codable {
    /// Nil for what was noticed in the footage folder.
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
  public let skipped: [String]
  /// Why the run as a whole failed, beyond single sources.
  public let failures: [Explanation]
  public let findings: [ReportedFinding]
  public let figures: [ReportedFigures]
  /// 0: everything is done. 1: a source, a stage or a check failed.
  public let exitCode: Int32

  init(sources: [SourceReport], ran: [String], skipped: [String], failures: [Explanation], notes: RunNotes) {
    self.sources = sources
    self.ran = ran
    self.skipped = skipped
    self.failures = failures
    findings = notes.findings
    figures = notes.figures
    let isFailed =
      !failures.isEmpty || sources.contains { $0.state == .failed }
      || findings.contains { $0.finding.severity == .failure }
    exitCode = isFailed ? 1 : 0
  }
}

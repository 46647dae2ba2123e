import Files
import Pipeline

/// All jobs of a run in order, with the reason for each. Making one writes nothing.
public struct Plan: Sendable, Codable {
  public struct Entry: Sendable, Codable, Equatable {
    public let job: Job
    public let reason: Reason
  }

  /// A source that no job works on.
  public struct Excluded: Sendable, Codable, Equatable {
    public let source: Source
    public let explanation: Explanation
  }

  public let entries: [Entry]
  /// Sources that fail before anything runs.
  public let failed: [Excluded]
  /// Sources of a kind that is not rendered.
  public let notRendered: [Excluded]
  /// What was noticed in the footage folder.
  public let findings: [Finding]
}

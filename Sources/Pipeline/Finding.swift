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

/// Figures that a stage gathered, for the report of the run.
public struct Figures: Sendable, Hashable, Codable {
  /// What was measured, as a short stable word for machines: `track-coverage`.
  public let name: String
  /// The file it is about, as the source's name.
  public let file: String?
  /// By name; units are part of the name, as in `longestUnseenSeconds`.
  public let values: [String: Double]

  public init(_ name: String, file: String? = nil, _ values: [String: Double]) {
    self.name = name
    self.file = file
    self.values = values
  }
}

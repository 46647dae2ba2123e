import Files

/// What can be said of sources before anything is decoded.
public struct PreflightReport: Sendable {
  /// Why nothing can be done at all: there is no room for what would be written.
  public var obstacle: Explanation?
  /// Why a source cannot be worked on, by its name.
  public var problems: [String: Explanation] = [:]
  public var findings: [Finding] = []
  /// The stage at which a source will wait for a person, by its name.
  public var waiting: [String: String] = [:]
  /// How long each source lasts, in seconds, by its name, where that is known.
  public var seconds: [String: Double] = [:]
  /// About how many bytes will be written for each source, by its name.
  public var bytes: [String: Int64] = [:]

  /// What each job of a source will publish, by the source's name, then by the stage and the part: relative to the output folder, with
  /// `PublicName.placeholder`. A folder ends in `/`.
  public var files: [String: [String: [String]]] = [:]

  public init() {}

  public static func job(_ stage: String, _ part: String) -> String { "\(stage) \(part)" }
}

import Files
import Pipeline

/// What lies in a footage folder, as a pipeline file's source sets see it.
public struct FoundFootage: Sendable {
  /// In ascending order of their names.
  public let sources: [FoundSource]
  /// What a person should know about the folder: media that an export names but does not hold, links, files that nobody uses.
  public let findings: [Finding]

  /// No two sources may have the same name: it is what their neutral names are remembered by.
  public init(sources: [FoundSource], findings: [Finding] = []) {
    self.sources = sources.sorted { $0.name < $1.name }
    // They quote names and texts of strangers.
    var told: Set<Finding> = []
    self.findings = findings.map { Finding($0.severity, check: $0.check, file: $0.file, $0.message.printable) }
      .filter { told.insert($0).inserted }
  }
}

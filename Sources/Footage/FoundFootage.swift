import Files
import Pipeline

/// What lies in a footage folder, as a pipeline file's source sets see it.
public struct FoundFootage: Sendable {
  /// In ascending order of their names.
  public private(set) var sources: [FoundSource]
  /// Lists of names that hold for all of them.
  public private(set) var names: [Artifact]
  /// What a person should know about the folder: media that an export names but does not hold, links, files that nobody uses.
  public let findings: [Finding]

  /// No two sources may have the same name: it is what their neutral names are remembered by.
  public init(sources: [FoundSource], names: [Artifact] = [], findings: [Finding] = []) {
    self.sources = sources.sorted { $0.name < $1.name }
    self.names = names
    // They quote names and texts of strangers.
    var told: Set<Finding> = []
    self.findings = findings.map { Finding($0.severity, check: $0.check, file: $0.file, $0.message.printable) }
      .filter { told.insert($0).inserted }
    hold(names)
  }

  /// With the lists of names that lie beside the pipeline file at this path, too. Throws `Failure` where something there is called like one
  /// and would not be read.
  public func withNames(beside pipeline: String) throws -> FoundFootage {
    let folder = RelativePath.resolved(RelativePath.parent(of: RelativePath.absolute(pipeline)))
    let listing = FolderListing(of: folder) { _ in false }
    let more = try NamesFinder(folder: folder, files: listing.files, bypassed: listing.bypassed).lists
    var footage = self
    footage.names += more.filter { !names.contains($0) }
    footage.hold(footage.names)
    return footage
  }

  private mutating func hold(_ names: [Artifact]) {
    for index in sources.indices { sources[index].names = names }
  }
}

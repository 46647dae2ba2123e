import Files
import Pipeline

/// Every transcript below a footage folder, whichever source it belongs to, and the lists of names at its top.
public struct FootageTranscripts: Sendable {
  public struct File: Sendable, Hashable {
    /// Relative to the folder, and absolute.
    public let name: String
    public let path: String
    /// As its name says it; nil where it does not.
    public let language: String?
  }

  public let files: [File]
  public let names: [Artifact]

  /// Throws `Failure` where there is no such folder, or where something in it is called like a list of names and is none.
  public init(in folder: String, endings: TranscriptEndings) throws {
    let path = RelativePath.resolved(folder)
    let listing = FolderListing(of: path)
    if let problem = listing.unreadable.first { throw Failure(problem) }
    guard !listing.files.isEmpty else {
      throw Failure(
        doing: "looking for transcripts", path: folder, reason: "there is no such folder, or nothing in it",
        advice: "Give the folder that holds the footage")
    }
    let all = listing.files.filter { name in
      endings.includes(name)
        && (FileName.ending(of: name) != "json"
          || JSONContent(ofFileAt: RelativePath.joined(path, name)) == .transcript)
    }
    files = all.map { name in
      let base = FileName.stem(of: name)
      let language = (TranscriptName.dotted(base) + TranscriptName.loose(base)).first?.language
      return File(name: name, path: RelativePath.joined(path, name), language: language)
    }
    names = try NamesFinder(folder: path, files: listing.files, bypassed: listing.bypassed).lists
  }
}

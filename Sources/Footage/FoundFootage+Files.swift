import Files
import Pipeline

extension FoundFootage {
  /// Files that a person names one by one, as members of one source set; transcripts and decisions are looked for beside each.
  ///
  /// A file that cannot be opened is a source with a problem: it fails alone, when its turn comes. So does a symbolic link.
  public init(
    files: [String], set: String, transcripts endings: TranscriptEndings = TranscriptEndings(),
    decisions check: @escaping DecisionsFinder.Check = { _ in }
  ) {
    var findings: [Finding] = []
    var names: Set<Artifact> = []
    let paths = Set(files.map(Self.path)).sorted()
    let sources = paths.map { path in
      let folder = RelativePath.parent(of: path)
      let name = RelativePath.lastName(of: path)
      let beside = FolderListing(of: folder, includingHiddenFiles: true) { TranscriptFinder.isFolder($0) }
      let found = TranscriptFinder(
        folder: folder, files: beside.files, bypassed: beside.bypassed, endings: endings
      ).transcripts(of: name)
      findings += found.findings
      let finder = DecisionsFinder(folder: folder, files: beside.files, bypassed: beside.bypassed, check: check)
      let source = FoundSource(
        set: set, path: path, name: path, kind: Source.Kind(ofFileNamed: name) ?? .video,
        problem: Self.problem(at: path))
      let recordings = RecordingFinder(folder: folder, files: beside.files, bypassed: beside.bypassed)
      do {
        names.formUnion(try NamesFinder(folder: folder, files: beside.files, bypassed: beside.bypassed).lists)
      } catch {
        return source.with(error.explained(doing: "looking for lists of names", path: folder))
      }
      return source.with(found, finder.decisions(of: name), recordings.recordings(of: name))
        .with(finder.nearMiss(of: name))
    }
    self.init(sources: sources, names: names.sorted { $0.path < $1.path }, findings: findings)
  }

  /// The folder's links are resolved, so that a file has one name however it is reached; its own is not.
  private static func path(_ file: String) -> String {
    let path = RelativePath.absolute(file)
    return RelativePath.joined(
      RelativePath.resolved(RelativePath.parent(of: path)), RelativePath.lastName(of: path))
  }

  private static func problem(at path: String) -> Explanation? {
    do {
      _ = try SourceFile(path: path)
      return nil
    } catch {
      return (error as? any ExplainedError)?.explanation
        ?? Explanation(doing: "opening the file", path: path, reason: error.shortReason.printable)
    }
  }
}

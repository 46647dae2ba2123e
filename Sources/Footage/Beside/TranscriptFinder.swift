import Files
import Pipeline

/// Finds the transcripts of a source by their names: `STEM.LANGUAGE.srt` and the like, beside it, in a folder `transcripts` beside it, or
/// in `transcripts` at the top of the footage folder, there also in a folder like the source's own.
struct TranscriptFinder {
  private static let folderName = "transcripts"

  private let folder: String
  private let endings: TranscriptEndings
  private let near: NearTranscripts
  /// By the name of the file that they belong to.
  private var belonging: [String: [Belonging]] = [:]

  private struct Belonging {
    let name: String
    /// Nil where the name says none.
    let language: String?
    var bypassed: FolderListing.Bypassed?
  }

  /// Names are relative to `folder`, which is absolute.
  init(
    folder: String, files: [String], bypassed: [FolderListing.Bypassed] = [], endings: TranscriptEndings
  ) {
    self.folder = folder
    self.endings = endings
    let owners = Dictionary(grouping: files.filter { !endings.includes($0) }, by: FileName.stem)
    var leftOver = files.filter { !endings.includes($0) && endings.isInside($0) && Source.Kind(ofFileNamed: $0) == nil }
    for file in files where endings.includes(file) {
      let found = Self.belonging(file, owners)
      for (owner, language) in found { belonging[owner, default: []].append(Belonging(name: file, language: language)) }
      let isUsed = found.contains { $0.language != nil } || (!found.isEmpty && endings.mayTellLanguage(file))
      if !isUsed { leftOver.append(file) }
    }
    for entry in bypassed where endings.includes(entry.name) {
      leftOver.append(entry.name)
      for (owner, language) in Self.belonging(entry.name, owners) {
        belonging[owner, default: []].append(Belonging(name: entry.name, language: language, bypassed: entry))
      }
    }
    near = NearTranscripts(leftOver)
  }

  struct Result {
    var transcripts: [Artifact] = []
    var problem: Explanation?
    /// Files that were perhaps meant: relative to the folder.
    var near: [String] = []
    var findings: [Finding] = []
  }

  /// What belongs to the source `name`, relative to the footage folder.
  func transcripts(of name: String) -> Result {
    var result = Result()
    var found: [String: String] = [:]
    var telling: [String] = []
    for file in belonging[name] ?? [] {
      if let bypassed = file.bypassed {
        result.findings.append(
          Finding(
            .warning, check: "transcript-not-read", file: file.name,
            "it is not used as a transcript: \(bypassed.reason). \(bypassed.advice)"))
      } else if let language = file.language {
        if let other = found.updateValue(file.name, forKey: language) {
          result.problem = Explanation(
            doing: "looking for transcripts", path: name,
            reason: "it has two transcripts in '\(language)': \(other.printable) and \(file.name.printable)",
            advice: "Keep the one that is right and move the other elsewhere")
        }
      } else if endings.mayTellLanguage(file.name) {
        telling.append(file.name)
      } else {
        result.findings.append(
          Finding(
            .warning, check: "transcript-without-language", file: file.name,
            "it is not used, since its name does not say its language: call it 'NAME.en.srt' if it is in English"))
      }
    }
    result.transcripts =
      found.sorted { $0.key < $1.key }.map {
        Artifact(.transcript, path: RelativePath.joined(folder, $1), language: $0)
      } + telling.sorted().map { Artifact(.transcript, path: RelativePath.joined(folder, $0)) }
    result.near = near.names(for: name)
    return result
  }

  /// The files that a transcript belongs to, with the language in which it is theirs. `A_ar.srt` is that of `A_ar.mov` where there is
  /// one, and else in Arabic that of `A.mov`.
  private static func belonging(
    _ transcript: String, _ owners: [String: [String]]
  ) -> [(owner: String, language: String?)] {
    let base = FileName.stem(of: transcript)
    let place = RelativePath.parent(of: transcript)
    func owned(_ stem: String) -> [String] { (owners[stem] ?? []).filter { places(of: $0).contains(place) } }
    let certain =
      owned(base).map { ($0, nil as String?) }
      + TranscriptName.dotted(base).flatMap { name in owned(name.stem).map { ($0, name.language) } }
    if !certain.isEmpty { return certain }
    for name in TranscriptName.loose(base) {
      let owners = owned(name.stem)
      if !owners.isEmpty { return owners.map { ($0, name.language) } }
    }
    return []
  }

  /// Whether a folder is called as one that holds transcripts.
  static func isFolder(_ name: String) -> Bool { name == folderName || name.hasSuffix("/" + folderName) }

  /// The folders in which transcripts of a source may lie.
  static func places(of name: String) -> [String] {
    let place = RelativePath.parent(of: name)
    return [place, RelativePath.joined(place, folderName), folderName, RelativePath.joined(folderName, place)]
  }
}

import Files
import Foundation
import Pipeline

/// Looks through a footage folder once and says which of its files are sources.
///
/// Symbolic links are never followed, hidden entries never entered. Nothing is opened but what could be an export.
public struct FootageScanner: Sendable {
  private let folder: String
  private let excluded: Set<String>
  private let endings: TranscriptEndings
  private let checkDecisions: DecisionsFinder.Check
  /// Asked in this order: what one takes, the next does not see.
  private let collections: [any FootageCollection]

  /// `excluding` names folders, such as the output folder, whose files are no sources even where they lie in the footage folder.
  /// `decisions` reads a decisions file, and throws where it is wrong.
  public init(
    folder: String, excluding: [String] = [], transcripts endings: TranscriptEndings = TranscriptEndings(),
    decisions check: @escaping DecisionsFinder.Check = { _ in }
  ) {
    self.folder = RelativePath.resolved(folder)
    self.endings = endings
    checkDecisions = check
    excluded = Set(excluding.map(RelativePath.resolved))
    collections = [TelegramCollection(), FolderCollection(endings: endings)]
  }

  /// Throws `Failure` when the folder is missing or is none, when two source sets claim the same file, when a decisions file belongs to none, and when no pattern
  /// matches anything.
  public func scan(for sets: [SourceSet]) throws -> FoundFootage {
    try checkFolder()
    let listing = FolderListing(of: folder, excluding: excluded)
    let finder = TranscriptFinder(
      folder: folder, files: listing.files, bypassed: listing.bypassed, endings: endings)
    let decisions = DecisionsFinder(
      folder: folder, files: listing.files, bypassed: listing.bypassed, check: checkDecisions)
    try decisions.checkAllBelong(to: listing.files)
    let recordings = RecordingFinder(folder: folder, files: listing.files, bypassed: listing.bypassed)
    try recordings.checkAllBelong(to: listing.files)
    let names = try NamesFinder(folder: folder, files: listing.files, bypassed: listing.bypassed).lists
    var findings = listing.unreadable.map {
      Finding(.failure, check: "footage-unreadable", file: $0.path, "\($0.reason). \($0.advice ?? "")")
    }
    var claims = SourceClaims()
    for set in sets {
      // Two sets may pass over the same link.
      for finding in try claim(set, in: listing, &claims) where !findings.contains(finding) { findings.append(finding) }
    }
    guard !claims.sources.isEmpty else { throw nothingFound(sets, listing, findings) }
    let sources = claims.sources.map { source in
      let result = finder.transcripts(of: source.name)
      findings += result.findings
      return source.with(result, decisions.decisions(of: source.name), recordings.recordings(of: source.name))
    }
    let shared = decisions.problems(ofSharing: sources)
    return FoundFootage(sources: sources.map { $0.with(shared[$0.name]) }, names: names, findings: findings)
  }

  private func checkFolder() throws {
    var status = stat()
    guard stat(folder, &status) == 0 else {
      throw Failure(
        doing: "looking for sources", path: folder, reason: errorText(errno),
        advice: "Give the folder that holds the footage")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw Failure(
        doing: "looking for sources", path: folder, reason: "it is a file, not a folder",
        advice: "Give the folder that holds the footage")
    }
  }

  /// Asks the collections about the files of one set, and returns what a person should know about it.
  private func claim(_ set: SourceSet, in listing: FolderListing, _ claims: inout SourceClaims) throws -> [Finding] {
    guard let glob = GlobPattern(set.pattern) else {
      throw Failure(
        doing: "looking for sources", path: folder,
        reason: "the pattern '\(set.pattern.printable)' of the source set '\(set.name.printable)' cannot be read",
        advice: "Write it like 'interviews/**/*.{mov,mp4}'")
    }
    let before = claims.sources.count
    var findings = bypassed(by: glob, listing)
    var names = listing.files.filter {
      !$0.hasSuffix(DecisionsFinder.ending) && !RecordingFinder.isOne($0) && !NamesFinder.isOne($0) && glob.matches($0)
    }
    for collection in collections {
      let collected = collection.sources(of: set, among: names, in: folder)
      for source in collected.sources { try claims.add(source) }
      findings += collected.findings
      names.removeAll(where: collected.taken.contains)
    }
    if claims.sources.count == before {
      findings.append(
        Finding(.warning, check: "empty-source-set", "nothing matches '\(set.pattern)' of the source set '\(set.name)'")
      )
    }
    return findings
  }

  /// Whoever puts a link there expects that the film is delivered.
  private func bypassed(by glob: GlobPattern, _ listing: FolderListing) -> [Finding] {
    listing.bypassed.compactMap { entry in
      switch entry.kind {
      case .linkToFolder where glob.mayMatch(below: entry.name) || TranscriptFinder.isFolder(entry.name):
        Finding(.warning, check: "folder-not-read", file: entry.name, "\(entry.reason). \(entry.advice)")
      case .link, .special:
        glob.matches(entry.name) && !endings.includes(entry.name)
          ? Finding(.failure, check: "source-not-read", file: entry.name, "\(entry.reason). \(entry.advice)") : nil
      case .linkToFolder: nil
      }
    }
  }

  private func nothingFound(_ sets: [SourceSet], _ listing: FolderListing, _ findings: [Finding]) -> Failure {
    let tried = sets.map { "'\($0.pattern.printable)' (\($0.name.printable))" }.joined(separator: ", ")
    let reasons = findings.filter { $0.check != "empty-source-set" }.prefix(3)
      .map { "\($0.file.map { $0.printable + ": " } ?? "")\($0.message.printable)" }
    let kinds = Dictionary(grouping: listing.files, by: FileName.endingAsWritten).mapValues(\.count)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8)
      .map { "\($0.value) \($0.key.isEmpty ? "without extension" : "." + $0.key.printable)" }.joined(separator: ", ")
    let example = listing.files.first.map { ", such as '\($0.printable)'" } ?? ""
    return Failure(
      doing: "looking for sources", path: folder,
      reason: (["no file in it is a source; tried \(tried)"] + reasons).joined(separator: "; "),
      advice: listing.files.isEmpty
        ? "The folder holds no files: give the folder that holds the footage"
        : "The folder holds \(kinds)\(example): change the patterns under 'sources:' so that they match")
  }
}

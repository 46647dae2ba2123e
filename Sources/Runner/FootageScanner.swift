import Files
import Foundation
import Pipeline

/// Looks through a footage folder once and says which of its files are sources.
///
/// Symbolic links are never followed, hidden entries never entered. Nothing is opened but the exports that a source set names.
public struct FootageScanner: Sendable {
  private let folder: String
  private let excluded: Set<String>
  private let endings: TranscriptEndings
  private let checkDecisions: DecisionsFinder.Check

  /// `excluding` names folders, such as the output folder, whose files are no sources even where they lie in the footage folder.
  /// `decisions` reads a decisions file, and throws where it is wrong.
  public init(
    folder: String, excluding: [String] = [], transcripts endings: TranscriptEndings = TranscriptEndings(),
    decisions check: @escaping DecisionsFinder.Check = { _ in }
  ) {
    self.endings = endings
    checkDecisions = check
    let folder = RelativePath.resolved(folder)
    self.folder = folder
    excluded = Set(excluding.map(RelativePath.resolved))
  }

  /// Throws `Failure` when the folder is missing or is none, when two source sets claim the same file, when a decisions file belongs to none, and when no pattern
  /// matches anything.
  public func scan(for sets: [SourceSet]) throws -> Footage {
    try checkFolder()
    let listing = FolderListing(of: folder, excluding: excluded)
    let finder = TranscriptFinder(folder: folder, files: listing.files, endings: endings)
    let decisions = DecisionsFinder(folder: folder, files: listing.files, links: listing.links, check: checkDecisions)
    try decisions.checkAllBelong(to: listing.files)
    var findings = listing.unreadable.map {
      Finding(.failure, check: "footage-unreadable", file: $0.path, "\($0.reason). \($0.advice ?? "")")
    }
    var claims = SourceClaims()
    for set in sets {
      let before = claims.sources.count
      for name in try files(in: set, of: listing.files) {
        if set.pattern.lowercased().hasSuffix(".json") {
          findings += try claimMedia(ofExport: name, for: set, in: &claims)
        } else {
          try claims.add(FoundSource(set: set.name, path: folder + "/" + name, name: name))
        }
      }
      if claims.sources.count == before {
        findings.append(
          Finding(
            .warning, check: "empty-source-set", "nothing matches '\(set.pattern)' of the source set '\(set.name)'"))
      }
    }
    guard !claims.sources.isEmpty else { throw nothingFound(sets, listing.files, findings) }
    let sources = claims.sources.map { source in
      let result = finder.transcripts(of: source.name)
      findings += result.withoutLanguage.map {
        Finding(
          .warning, check: "transcript-without-language", file: $0,
          "it is not used, since its name does not say its language: call it 'NAME.en.srt' if it is in English")
      }
      return source.with(result, decisions.decisions(of: source.name))
    }
    let shared = decisions.problems(ofSharing: sources)
    return Footage(
      sources: sources.map { source in shared[source.name].map(source.with) ?? source }, findings: findings)
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

  private func files(in set: SourceSet, of files: [String]) throws -> [String] {
    guard let glob = GlobPattern(set.pattern) else {
      throw Failure(
        doing: "looking for sources", path: folder,
        reason: "the pattern '\(set.pattern.printable)' of the source set '\(set.name.printable)' cannot be read",
        advice: "Write it like 'interviews/**/*.{mov,mp4}'")
    }
    // An export is JSON, as some transcripts are: a set that asks for JSON wants exports.
    let wantsExports = set.pattern.lowercased().hasSuffix(".json")
    return files.filter {
      glob.matches($0) && (wantsExports || !endings.includes($0)) && !$0.hasSuffix(DecisionsFinder.ending)
    }
  }

  private func claimMedia(ofExport name: String, for set: SourceSet, in claims: inout SourceClaims) throws -> [Finding]
  {
    let place = (name as NSString).deletingLastPathComponent
    let base = place.isEmpty ? folder : folder + "/" + place
    let media: [TelegramMedium]
    do {
      media = try TelegramExport(path: folder + "/" + name).media
    } catch let error as any ExplainedError {
      return [Finding(.failure, check: "export-unreadable", file: name, "\(error.explanation.reason)")]
    }
    var absent = ExportGaps(export: name)
    for medium in media {
      switch ExportPath(medium.path, below: base) {
      case .file:
        let relative = place.isEmpty ? medium.path : place + "/" + medium.path
        try claims.add(
          FoundSource(
            set: set.name, path: base + "/" + medium.path, name: relative, kind: medium.kind, origin: medium.origin),
          mayRepeat: true)
      case .missing(let reason): absent.addMissing(medium, reason)
      case .refused(let reason): absent.addRefused(medium, reason)
      }
    }
    return absent.findings
  }

  private func nothingFound(_ sets: [SourceSet], _ files: [String], _ findings: [Finding]) -> Failure {
    let tried = sets.map { "'\($0.pattern.printable)' (\($0.name.printable))" }.joined(separator: ", ")
    let reasons = findings.filter { $0.check != "empty-source-set" }.prefix(3)
      .map { "\($0.file.map { $0.printable + ": " } ?? "")\($0.message.printable)" }
    let kinds = Dictionary(grouping: files) { ($0 as NSString).pathExtension }.mapValues(\.count)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8)
      .map { "\($0.value) \($0.key.isEmpty ? "without extension" : "." + $0.key.printable)" }.joined(separator: ", ")
    let example = files.first.map { ", such as '\($0.printable)'" } ?? ""
    return Failure(
      doing: "looking for sources", path: folder,
      reason: (["no file in it is a source; tried \(tried)"] + reasons).joined(separator: "; "),
      advice: files.isEmpty
        ? "The folder holds no files: give the folder that holds the footage"
        : "The folder holds \(kinds)\(example): change the patterns under 'sources:' so that they match")
  }
}

extension FoundSource {
  fileprivate func with(_ result: TranscriptFinder.Result, _ decided: DecisionsFinder.Result) -> FoundSource {
    FoundSource(
      set: set, path: path, name: name, kind: kind, origin: origin, transcripts: result.transcripts,
      decisions: decided.decisions,
      problem: result.problem ?? decided.problem)
  }

  fileprivate func with(_ problem: Explanation) -> FoundSource {
    FoundSource(
      set: set, path: path, name: name, kind: kind, origin: origin, transcripts: transcripts, decisions: decisions,
      problem: self.problem ?? problem)
  }
}

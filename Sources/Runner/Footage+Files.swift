import Files
import Foundation
import Pipeline

extension Footage {
  /// Files that a person names one by one, as members of one source set; transcripts and decisions are looked for beside each.
  ///
  /// A file that cannot be opened is a source with a problem: it fails alone, when its turn comes.
  public init(
    files: [String], set: String, transcripts endings: TranscriptEndings = TranscriptEndings(),
    decisions check: @escaping DecisionsFinder.Check = { _ in }
  ) {
    let sources = Set(files.map(RelativePath.resolved)).map { path in
      let url = URL(fileURLWithPath: path)
      let folder = url.deletingLastPathComponent().path
      func names(_ folder: String) -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] }
      let beside = names(folder) + names(folder + "/transcripts").map { "transcripts/" + $0 }
      let found = TranscriptFinder(folder: folder, files: beside, endings: endings).transcripts(
        of: url.lastPathComponent)
      let finder = DecisionsFinder(folder: folder, files: beside, check: check)
      let decided = finder.decisions(of: url.lastPathComponent)
      var problem = found.problem ?? decided.problem ?? finder.nearMiss(of: url.lastPathComponent)
      do { _ = try SourceFile(path: path) } catch let error as any ExplainedError { problem = error.explanation } catch
      {}
      return FoundSource(
        set: set, path: path, name: path, transcripts: found.transcripts, decisions: decided.decisions, problem: problem
      )
    }
    self.init(sources: sources)
  }
}

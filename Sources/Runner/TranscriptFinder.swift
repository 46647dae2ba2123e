import Files
import Foundation
import Pipeline

/// Finds the transcripts of a source by their names: `STEM.LANGUAGE.srt` and the like, beside it, in a folder `transcripts` beside it, or
/// in `transcripts` at the top of the footage folder, there also in a folder like the source's own.
struct TranscriptFinder {
  private static let folderName = "transcripts"

  private let folder: String
  private let endings: TranscriptEndings
  /// Relative names of the files that end like a transcript, by the folder they lie in.
  private let candidates: [String: [String]]

  /// `files` are relative to `folder`, which is absolute.
  init(folder: String, files: [String], endings: TranscriptEndings) {
    self.folder = folder
    self.endings = endings
    candidates = Dictionary(grouping: files.filter(endings.includes)) { ($0 as NSString).deletingLastPathComponent }
  }

  struct Result {
    var transcripts: [Artifact] = []
    var problem: Explanation?
    /// Files that have the source's stem and no language.
    var withoutLanguage: [String] = []
  }

  /// What belongs to the source `name`, relative to the footage folder.
  func transcripts(of name: String) -> Result {
    let stem = ((name as NSString).lastPathComponent as NSString).deletingPathExtension
    var result = Result()
    var found: [String: String] = [:]
    var telling: [String] = []
    for candidate in places(of: name).flatMap({ candidates[$0] ?? [] }) {
      let rest = ((candidate as NSString).lastPathComponent as NSString).deletingPathExtension
      if rest == stem {
        if endings.mayTellLanguage(candidate) {
          telling.append(candidate)
        } else {
          result.withoutLanguage.append(candidate)
        }
      }
      guard rest.hasPrefix(stem + "."), let language = LanguageTag.canonical(String(rest.dropFirst(stem.count + 1)))
      else { continue }
      if let other = found.updateValue(candidate, forKey: language) {
        result.problem = Explanation(
          doing: "looking for transcripts", path: name,
          reason: "it has two transcripts in '\(language)': \(other.printable) and \(candidate.printable)",
          advice: "Keep the one that is right and move the other elsewhere")
      }
    }
    result.transcripts =
      found.sorted { $0.key < $1.key }.map { Artifact(.transcript, path: folder + "/" + $1, language: $0) }
      + telling.sorted().map { Artifact(.transcript, path: folder + "/" + $0) }
    return result
  }

  /// Folders, each once.
  private func places(of name: String) -> [String] {
    let place = (name as NSString).deletingLastPathComponent
    func inside(_ folder: String, _ name: String) -> String {
      folder.isEmpty ? name : name.isEmpty ? folder : folder + "/" + name
    }
    let all = [place, inside(place, Self.folderName), Self.folderName, inside(Self.folderName, place)]
    return all.enumerated().filter { !all[..<$0.offset].contains($0.element) }.map(\.element)
  }
}

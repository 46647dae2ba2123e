import Files
import Foundation
import Pipeline

/// Finds the transcripts that lie beside a source: same folder, same stem, `STEM.LANGUAGE.srt` or `STEM.LANGUAGE.vtt`.
struct TranscriptFinder {
  private static let extensions: Set<String> = ["srt", "vtt"]

  private let folder: String
  /// Relative names of the files that end like a transcript, by the folder they lie in.
  private let candidates: [String: [String]]

  /// `files` are relative to `folder`, which is absolute.
  init(folder: String, files: [String]) {
    self.folder = folder
    candidates = Dictionary(grouping: files.filter(Self.endsLikeTranscript)) { ($0 as NSString).deletingLastPathComponent }
  }

  static func endsLikeTranscript(_ name: String) -> Bool {
    extensions.contains((name as NSString).pathExtension.lowercased())
  }

  struct Result {
    var transcripts: [Artifact] = []
    var problem: Explanation?
    /// Files that have the source's stem and no language.
    var withoutLanguage: [String] = []
  }

  /// What lies beside the source `name`, relative to the footage folder.
  func transcripts(of name: String) -> Result {
    let place = (name as NSString).deletingLastPathComponent
    let stem = ((name as NSString).lastPathComponent as NSString).deletingPathExtension
    var result = Result()
    var found: [String: String] = [:]
    for candidate in candidates[place] ?? [] {
      let rest = ((candidate as NSString).lastPathComponent as NSString).deletingPathExtension
      if rest == stem { result.withoutLanguage.append(candidate) }
      guard rest.hasPrefix(stem + "."), let language = LanguageTag.canonical(String(rest.dropFirst(stem.count + 1)))
      else { continue }
      if let other = found.updateValue(candidate, forKey: language) {
        result.problem = Explanation(
          doing: "looking for transcripts", path: name,
          reason: "it has two transcripts in '\(language)': \(other.printable) and \(candidate.printable)",
          advice: "Keep the one that is right and move the other elsewhere")
      }
    }
    result.transcripts = found.sorted { $0.key < $1.key }.map { language, file in
      Artifact(.transcript, path: folder + "/" + file, language: language)
    }
    return result
  }
}

import Files
import Foundation
import Manifests
import Names
import Pipeline
import Subtitles

/// Looks whether the caption files that are delivered say what a list of names hides. What files are called was looked at before anything was decoded.
struct NameCheck {
  private let list: NamesList

  /// Throws `Failure` where a list cannot be read.
  init(_ inputs: [Artifact]) throws { list = try NamesList(inputs) }

  var isNeeded: Bool { !list.isEmpty }

  func findings(in folder: URL, _ manifest: Manifest) -> [Finding] {
    guard isNeeded else { return [] }
    var findings: [Finding] = []
    let sidecars = Set(manifest.sidecars.map(\.file))
    for file in manifest.files.map(\.file) {
      guard ["srt", "vtt", "ttml", "ass"].contains((file as NSString).pathExtension.lowercased()) else { continue }
      let language = (file as NSString).deletingPathExtension.split(separator: ".").last.map(String.init) ?? "und"
      let path = folder.appendingPathComponent(file).path
      do {
        if let entry = try entry(in: path, LanguageTag.canonical(language) ?? "und", isWhole: sidecars.contains(file)) {
          findings.append(shown(entry, in: file))
        }
      } catch {
        findings.append(
          Finding(
            .failure, check: "name-not-looked-for", file: file,
            "it could not be searched for listed names: \(error.reason). Run again, or deliver it anew"))
      }
    }
    return findings
  }

  /// Of the first name that a caption file says. A part of one, as HLS has it, may hold no cue at all.
  private func entry(in path: String, _ language: String, isWhole: Bool) throws -> String? {
    if isWhole {
      return NamesInCues(try TranscriptReader.read(path: path, language: language), list).hits.first?.entry
    }
    let text = String(decoding: try SourceFile(path: path).contents(limit: 1 << 26), as: UTF8.self)
    let said = text.split(whereSeparator: \.isNewline).filter { !$0.contains("-->") }.joined(separator: "\n")
    return list.hits(in: said, language: language).first?.entry
  }

  private func shown(_ entry: String, in file: String) -> Finding {
    Finding(
      .failure, check: "name-shown", file: file,
      "it says what '\(entry)' of the list of names hides. Do not publish it; run again with the Backlit that wrote it, and report this"
    )
  }
}

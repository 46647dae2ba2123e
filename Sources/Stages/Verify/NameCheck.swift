import Files
import Foundation
import Manifests
import Media
import Names
import Pipeline
import Subtitles

/// Looks whether the captions that are delivered, as files and inside films, say what a list of names hides. What files are called was looked at before anything was decoded.
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
      let kind = (file as NSString).pathExtension.lowercased()
      let path = folder.appendingPathComponent(file).path
      do {
        let entry =
          if ["srt", "vtt", "ttml", "ass"].contains(kind) {
            try self.entry(in: path, language(of: file), isWhole: sidecars.contains(file))
          } else if kind == "mp4" {
            try entry(inside: path)
          } else {
            String?.none
          }
        if let entry { findings.append(shown(entry, in: file)) }
      } catch {
        findings.append(
          Finding(
            .failure, check: "name-not-looked-for", file: file,
            "it could not be searched for listed names: \(error.reason). Run again, or deliver it anew"))
      }
    }
    return findings
  }

  /// As the file's name says it: `film-001.en.vtt`.
  private func language(of file: String) -> String {
    let name = (file as NSString).deletingPathExtension
    return name.split(separator: ".").last.flatMap { LanguageTag.canonical(String($0)) } ?? "und"
  }

  /// Of the first name that a caption track inside a film says.
  private func entry(inside path: String) throws -> String? {
    for captions in try CaptionsInside.all(in: SourceFile(path: path)) {
      let language = captions.language.flatMap(LanguageTag.canonical) ?? "und"
      if let entry = list.hits(in: captions.text, language: language).first?.entry { return entry }
    }
    return nil
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

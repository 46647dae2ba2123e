import Files
import Foundation
import Pipeline
import Subtitles

/// Which transcript serves for a language.
struct TranscriptChoice {
  let language: String
  /// The tag of the one whose name says that it serves; nil where a file must say it inside.
  let tag: String?
  let source: Source

  init(_ language: String, _ tag: String?, _ source: Source) {
    (self.language, self.tag, self.source) = (language, tag, source)
  }

  /// The one whose name says the language, else one that says it inside. Throws `Failure` where there is none.
  func read(_ artifacts: [Artifact]) throws -> (path: String, Transcript) {
    let all = artifacts.all(.transcript)
    if let tag, let named = all.first(where: { $0.language == tag }) {
      return (named.path, try TranscriptReader.read(path: named.path, language: tag))
    }
    var unreadable: Failure?
    for unnamed in all where unnamed.language == nil {
      do {
        let transcript = try TranscriptReader.read(path: unnamed.path, language: nil)
        let said = LanguageTag.canonical(transcript.language)
        if said.flatMap({ LanguageTag.best(for: language, among: [$0]) }) != nil { return (unnamed.path, transcript) }
      } catch let failure as Failure {
        // It may have been the one, or no transcript at all: what matters is whether another one is.
        unreadable = unreadable ?? failure
      }
    }
    if let unreadable { throw unreadable }
    throw missing
  }

  private var missing: Failure {
    let stem = URL(fileURLWithPath: source.name).deletingPathExtension().lastPathComponent
    let near = source.nearTranscripts.map(\.printable)
    let guess = near.isEmpty ? "" : "; \(near.joined(separator: " and ")) may have been meant"
    return Failure(
      doing: "looking for the transcript in '\(language)'", path: source.name,
      reason: "there is none beside the source" + guess,
      advice:
        "Put \(stem.printable).\(language).srt or \(stem.printable).\(language).vtt beside it or into transcripts/, take '\(language)' "
        + "out of languages:, or write missing: note where not every source has every language")
  }
}

extension Transcript {
  /// The same under the tag by which it is asked for.
  func called(_ language: String) -> Transcript {
    Transcript(language: language, cues: cues, notes: notes, encoding: encoding, isTimed: isTimed)
  }
}

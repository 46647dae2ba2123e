import Files
import Foundation
import Pipeline
import Subtitles

extension SubtitleStage {
  /// A part for each language that the source has a transcript in, or ought to have one.
  public func parts(for source: Source?, in pipeline: PipelineFile) -> [StagePart]? {
    guard let source else { return nil }
    return languages(for: source).map { language in
      let tag = tag(for: language, of: source)
      let settings = Settings(
        language: language, transcript: tag, endings: endings(of: tag, of: source), options: options.forOneLanguage)
      return StagePart(language, encoding: settings, languages: tag.map { [$0] } ?? [])
    }
  }

  /// The languages that a source gets captions in, in the order in which they are wanted. One whose transcript is missing is among them
  /// where that is a failure: photographs and sounds need none, and what else does is for `missing:` to say.
  func languages(for source: Source) -> [String] {
    if source.kind == .video, options.missing != .note { return options.languages }
    return options.languages.filter { tag(for: $0, of: source) != nil || isSaidInside($0, by: source) }
  }

  /// Those among `languages` of which there is no transcript, before anything is laid out.
  func missingLanguages(of source: Source) -> [String] {
    options.languages.filter { tag(for: $0, of: source) == nil && !isSaidInside($0, by: source) }
  }

  /// As in `["en", "ar"]`, or `["ar+en"]` where both are shown at the same time: of each rendition that is burned in.
  func burned(for source: Source) -> [[String]] {
    let there = languages(for: source)
    return options.burned.map { $0.filter(there.contains) }.filter { !$0.isEmpty }
  }

  func tracks(for source: Source) -> [String] { options.tracks.filter(languages(for: source).contains) }

  /// Throws `Failure` where several transcripts serve equally well: which one is meant is for a person to say.
  func checkUnambiguous(_ language: String, of source: Source) throws {
    let serving = LanguageTag.serving(language, among: source.transcripts.compactMap(\.language))
    guard serving.count > 1, let example = serving.first else { return }
    let names = source.transcripts.filter { $0.language.map(serving.contains) ?? false }
      .map { ($0.path as NSString).lastPathComponent }
    throw Failure(
      doing: "looking for the transcript in '\(language)'", path: source.name,
      reason: "\(names.joined(separator: " and ")) serve equally well",
      advice: "Take all but one away, or write '\(example)' instead of '\(language)' under languages:")
  }

  /// The language of the transcript whose name says that it serves.
  func tag(for language: String, of source: Source) -> String? {
    LanguageTag.best(for: language, among: source.transcripts.compactMap(\.language))
  }

  /// Of the one with this tag, or of all that may say their language inside, in the order in which they are read.
  private func endings(of tag: String?, of source: Source) -> [String] {
    source.transcripts.filter { $0.language == tag }.map { URL(fileURLWithPath: $0.path).pathExtension.lowercased() }
  }

  /// Files that may say their language inside are few, and short: they are read to learn it.
  private func isSaidInside(_ language: String, by source: Source) -> Bool {
    source.transcripts.contains { artifact in
      guard artifact.language == nil else { return false }
      let said = (try? TranscriptReader.read(path: artifact.path, language: nil))?.language
      return said.flatMap(LanguageTag.canonical).flatMap { LanguageTag.best(for: language, among: [$0]) } != nil
    }
  }
}

extension SubtitleOptions {
  /// What of them concerns the captions of one language, and not which languages there are and where they appear.
  fileprivate var forOneLanguage: SubtitleOptions {
    var copy = self
    (copy.languages, copy.burn, copy.inside, copy.missing) = ([], nil, nil, nil)
    return copy
  }
}

import Files
import Names
import Pipeline
import Redaction
import Subtitles

/// Says before anything is decoded where a name that is listed would be published all the same, or where a list hides everything.
public struct NamesCheck {
  private let list: NamesList

  public init(_ list: NamesList) { self.list = list }

  /// What the pipeline file would publish: titles, and reasons that stand in the manifest. Sentences with the fix.
  public func problems(in pipeline: PipelineFile) -> [String] {
    let texts =
      [("the title", pipeline.title), ("the slug", pipeline.slug)]
      + pipeline.stages.compactMap { ($0.stage as? RedactStage)?.options.because }.map { ("a because:", $0) }
    return texts.compactMap { what, text in
      hit(in: text).map {
        "\(what) says what '\($0.entry)' of the list of names hides, and would be published. Write other words"
      }
    }
  }

  /// Throws `Failure` where decisions would publish a name, or where nothing would be left of a transcript.
  func check(_ source: Source) throws {
    guard !list.isEmpty else { return }
    if let file = source.decisions, let hit = try DecisionsFile.read(path: file.path).reasons.lazy.compactMap(hit).first
    {
      throw Failure(
        doing: "looking for listed names", path: file.path,
        reason: "a reason in it, which the manifest publishes, says what '\(hit.entry)' of the list of names hides",
        advice: "Write other words there")
    }
    for artifact in source.transcripts {
      guard let transcript = try? TranscriptReader.read(path: artifact.path, language: artifact.language) else {
        continue
      }
      if let failure = failure(transcript, path: artifact.path) { throw failure }
    }
  }

  /// What is wrong where the list hides most of a transcript: no name is half of what is said. Nil where it does not.
  public func failure(_ transcript: Transcript, path: String) -> Failure? {
    let hidden = NamesInCues(transcript, list)
    guard hidden.isTooMuch else { return nil }
    return Failure(
      doing: "looking for listed names", path: path,
      reason: "the list of names hides \(Int((hidden.share * 100).rounded())) % of what is said in it",
      advice: "See with backlit names check which patterns match too much, and make them longer")
  }

  private func hit(in text: String) -> NameHit? { list.hits(in: text, language: nil).first }
}

extension Decisions {
  /// What stands in the manifest of why somebody is shown or heard.
  fileprivate var reasons: [String] {
    [nobody].compactMap { $0 } + namedPeople.compactMap(\.value.because) + namedDrawings.compactMap(\.value.because)
      + namedVoices.compactMap(\.value.because) + namedTexts.compactMap(\.value.because)
  }
}

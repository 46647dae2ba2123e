import Files
import Foundation
import Media
import Pipeline
import Redaction
import Speech
import Subtitles

/// In which language a source is read again where its voices are replaced, and whether a person or a machine reads.
struct ReaderChoice {
  /// BCP 47.
  let language: String
  /// The tag of the transcript that says when what is said; nil where its name does not say it, or where there is none.
  let tag: String?
  let hasTranscript: Bool
  /// Nil where a machine reads.
  let recording: Artifact?

  private static let doing = "choosing who reads in place of the voices"

  /// `wanted` is the language that the pipeline file names, and `spoken` the one that it says is spoken in the source. Throws `Failure` where
  /// there is nothing to read, or where it is not clear which of several is meant.
  init(for source: Source, wanted: String?, spoken: String?) throws {
    let tags = source.transcripts.map { $0.language ?? Self.saidInside($0) }.compactMap { $0 }
    let recordings = source.recordings.compactMap(\.language)
    func serving(_ language: String, _ all: [String]) -> String? { LanguageTag.best(for: language, among: all) }
    let language: String
    if let wanted {
      language = wanted
    } else if Set(recordings).count == 1, let only = recordings.first {
      language = only
    } else if !recordings.isEmpty {
      throw Self.unclear(source, "there are recordings of readers in \(recordings.sorted().joined(separator: ", "))")
    } else if let spoken, serving(spoken, tags) != nil {
      language = spoken
    } else if Set(tags).count == 1, let only = tags.first {
      language = only
    } else if tags.isEmpty {
      throw Self.nothing(source, "no transcript lies beside it")
    } else {
      throw Self.unclear(source, "there are transcripts in \(Set(tags).sorted().joined(separator: ", "))")
    }
    let chosen = serving(language, recordings)
    recording = chosen.flatMap { tag in source.recordings.first { $0.language == tag } }
    let transcript = serving(language, tags)
    hasTranscript = transcript != nil
    tag = transcript.flatMap { tag in source.transcripts.contains { $0.language == tag } ? tag : nil }
    self.language = language
    guard hasTranscript else {
      throw Self.nothing(
        source,
        recording == nil
          ? "no transcript in '\(language)' lies beside it"
          : "a reader's recording in '\(language)' lies beside it, and no transcript by which it could be fitted",
        language)
    }
  }

  /// Throws `Failure` where the machine has no voice for the language, and none is recorded. `neural` gives the neural voice, or throws why there
  /// is none.
  func check(_ voice: RedactOptions.ReaderVoice?, neural: () throws -> NeuralVoice) throws {
    guard recording == nil else { return }
    switch voice ?? .espeak {
    case .espeak: try MachineReader.check(language: language)
    case .neural: try neural().require(language)
    }
  }

  /// Who is heard, where a machine with this voice reads what no person does.
  func reader(_ voice: RedactOptions.ReaderVoice) -> VoicePlan.Reader {
    guard recording == nil else { return .person }
    return switch voice {
    case .espeak: .espeak
    case .neural: .neural
    }
  }

  /// Throws `Failure` where a person's recording is longer than what it is to be heard with. In seconds.
  func check(recordingLasts seconds: Double?, sourceLasts: Double?, _ source: Source) throws {
    guard let recording, let seconds, let sourceLasts, seconds > sourceLasts + 1 else { return }
    throw Failure(
      doing: Self.doing, path: recording.path,
      reason:
        "the recording lasts \(TimeCode.seconds(seconds)) and \(source.name.printable) only \(TimeCode.seconds(sourceLasts)): its end would not be heard",
      advice: "Shorten it, or check that it was read for this source")
  }

  func transcript(of source: Source, _ inputs: [Artifact]) throws -> Transcript? {
    guard hasTranscript else { return nil }
    return try TranscriptChoice(language, tag, source).read(inputs).1.called(language)
  }

  private static func saidInside(_ artifact: Artifact) -> String? {
    (try? TranscriptReader.read(path: artifact.path, language: nil))?.language
  }

  private static func unclear(_ source: Source, _ reason: String) -> Failure {
    Failure(
      doing: doing, path: source.name, reason: "it is not said in which language: \(reason)",
      advice: "Write the one that is to be heard under redact, as in reader: en")
  }

  private static func nothing(_ source: Source, _ reason: String, _ language: String = "en") -> Failure {
    let stem = URL(fileURLWithPath: source.name).deletingPathExtension().lastPathComponent.printable
    return Failure(
      doing: doing, path: source.name, reason: "there is nothing to read: \(reason)",
      advice: "Put a transcript, as in \(stem).\(language).srt, beside it, or write voices: silence"
    )
  }
}

import Files
import Foundation
import Media
import Pipeline
import Redaction
import Speech
import Subtitles

/// Says before anything is decoded which decisions about a source's voices could not be carried out.
struct VoicePreflight {
  let stage: RedactStage
  let source: Source
  /// Looked at once for all sources; nil where no stage asks for it.
  let neural: Result<NeuralVoice, Failure>?

  /// `media` is what the source says of itself, and `found` what every file says, recordings of readers among them. Returns who will be heard in
  /// place of its voices, and which recordings nobody will hear.
  func check(_ media: MediaInfo?, _ found: [String: Result<MediaInfo, Failure>]) throws -> [Finding] {
    try checkSpeakers()
    let choice = try checkReader(media, found)
    return [choice.map(reading)].compactMap { $0 } + unheard(choice)
  }

  /// Whoever a decision names by the label of a transcript speaks in one.
  private func checkSpeakers() throws {
    guard let file = source.decisions else { return }
    _ = try VoiceDecisions(
      source: source, digest: Digest.of(""), usual: stage.options.voiceTreatment, because: nil,
      voices: DecisionsFile.read(path: file.path).namedVoices, inputs: source.transcripts
    ).times()
  }

  private func reading(_ choice: ReaderChoice) -> Finding {
    let who = choice.reader(stage.options.readerVoice ?? .espeak).words
    let what =
      choice.recording.map { "its text in '\(choice.language)': \(($0.path as NSString).lastPathComponent)" }
      ?? "its transcript in '\(choice.language)'"
    return Finding(
      .warning, check: "reader", file: source.name, "in place of the voices that are replaced, \(who) \(what)")
  }

  /// Somebody recorded it to be heard.
  private func unheard(_ choice: ReaderChoice?) -> [Finding] {
    source.recordings.filter { $0.path != choice?.recording?.path }.map {
      let name = ($0.path as NSString).lastPathComponent
      let why =
        choice == nil
        ? "no voice is replaced. Write voices: replace under redact, or in the decisions file"
        : "something else is read. redact: { reader: \($0.language ?? "en") } takes this one"
      return Finding(.warning, check: "reader-unheard", file: source.name, "\(name) is not heard: \(why)")
    }
  }

  /// Where voices are replaced there is something to read, and somebody who can: the choice; nil where none is.
  private func checkReader(_ media: MediaInfo?, _ found: [String: Result<MediaInfo, Failure>]) throws -> ReaderChoice? {
    guard media?.sound != nil, try stage.replacesVoices(of: source) else { return nil }
    let choice = try ReaderChoice(for: source, wanted: stage.options.reader, spoken: stage.options.spoken)
    try choice.check(stage.options.readerVoice) { try neural?.get() ?? NeuralVoice(path: nil) }
    _ = try choice.transcript(of: source, source.transcripts)
    guard let recording = choice.recording, let info = try found[recording.path]?.get() else { return choice }
    guard info.sound != nil else {
      throw Failure(
        doing: "looking at the reader's recording", path: recording.path, reason: "there is no sound in it",
        advice: "Record it again, or take it away to have a machine read")
    }
    try choice.check(recordingLasts: info.durationSeconds, sourceLasts: media?.durationSeconds, source)
    return choice
  }

  /// The neural voice, where a stage asks for it: whether it is there, and whole.
  static func neuralVoice(at path: String?, in pipeline: PipelineFile) -> Result<NeuralVoice, Failure>? {
    guard pipeline.stages.contains(where: { ($0.stage as? RedactStage)?.options.readerVoice == .neural }) else {
      return nil
    }
    do {
      let voice = try NeuralVoice(path: path)
      try voice.check()
      return .success(voice)
    } catch {
      return .failure(Failure(error.explained(doing: "looking for the neural voice", path: path)))
    }
  }

  /// How far what is done to voices goes, each once.
  static func strengths(in pipeline: PipelineFile) -> [Finding] {
    let chosen = Set(pipeline.stages.compactMap { ($0.stage as? RedactStage)?.options.voiceTreatment })
    return VoiceTreatment.Name.allCases.filter(chosen.contains).map {
      Finding(
        .warning, check: "voices", "voices: \($0.rawValue), unless a decisions file says otherwise: \($0.strength)")
    }
  }
}

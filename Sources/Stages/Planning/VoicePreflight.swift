import Files
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

  /// `media` is what the source says of itself, and `found` what every file says, recordings of readers among them.
  func check(_ media: MediaInfo?, _ found: [String: Result<MediaInfo, Failure>]) throws {
    try checkSpeakers()
    try checkReader(media, found)
  }

  /// Whoever a decision names by the label of a transcript speaks in one.
  private func checkSpeakers() throws {
    guard let file = source.decisions else { return }
    _ = try VoiceDecisions(
      source: source, digest: Digest.of(""), usual: stage.options.voiceTreatment, because: nil,
      voices: DecisionsFile.read(path: file.path).namedVoices, inputs: source.transcripts
    ).times()
  }

  /// Where voices are replaced there is something to read, and somebody who can.
  private func checkReader(_ media: MediaInfo?, _ found: [String: Result<MediaInfo, Failure>]) throws {
    guard media?.sound != nil, try stage.replacesVoices(of: source) else { return }
    let choice = try ReaderChoice(for: source, wanted: stage.options.reader, spoken: stage.options.spoken)
    try choice.check(stage.options.readerVoice) { try neural?.get() ?? NeuralVoice(path: nil) }
    _ = try choice.transcript(of: source, source.transcripts)
    guard let recording = choice.recording, let info = try found[recording.path]?.get() else { return }
    guard info.sound != nil else {
      throw Failure(
        doing: "looking at the reader's recording", path: recording.path, reason: "there is no sound in it",
        advice: "Record it again, or take it away to have a machine read")
    }
    try choice.check(recordingLasts: info.durationSeconds, sourceLasts: media?.durationSeconds, source)
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

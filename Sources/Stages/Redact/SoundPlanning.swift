import Files
import Foundation
import Names
import Pipeline
import Redaction
import Subtitles

/// Plans what is heard of a source: whose voice and how, which words are not, and who reads instead.
struct SoundPlanning {
  let source: Source
  let record: SourceRecord
  let options: RedactOptions
  let inputs: [Artifact]
  let workspace: Workspace

  func artifacts(of voices: VoiceDecisions) throws -> [Artifact] {
    try check(voices)
    let names = try NamesList(inputs)
    let plan = try hidingNames(names, in: voices.plan())
    guard plan.replaces else { return [try FactFiles.write(plan, .voicePlan, in: workspace)] }
    let choice = try ReaderChoice(for: source, wanted: options.reader, spoken: options.spoken)
    let work = ReaderTrackWork(
      source: source, record: record, plan: plan, choice: choice, voice: options.readerVoice ?? .espeak,
      transcript: try read(choice, names), workspace: workspace)
    let (replaced, track) = try work.run()
    return [try FactFiles.write(replaced, .voicePlan, in: workspace), track]
  }

  private func check(_ voices: VoiceDecisions) throws {
    for (name, voice, times) in try voices.times() {
      if let from = voice.from, let end = record.media.durationSeconds, from >= end {
        throw VoiceDecisions.without(
          name, "it begins at \(from) s, and the source ends at \(TimeCode.seconds(end))", source)
      }
      if times.isEmpty {
        workspace.note(
          "voice-not-kept",
          "'\(name)' keeps nobody's voice: the transcript has no cue of theirs that is not within \(SpeakerTimes.margin) s of somebody else's"
        )
      }
    }
  }

  /// Names that are said where the source is heard are not.
  private func hidingNames(_ names: NamesList, in plan: VoicePlan) throws -> VoicePlan {
    let isHeard = plan.treatments.contains {
      switch $0 {
      case .keep, .disguise: true
      case .replace, .silence, .bleep: false
      }
    }
    guard !names.isEmpty, isHeard else { return plan }
    let transcripts = inputs.all(.transcript).compactMap { artifact -> Transcript? in
      do {
        let transcript = try TranscriptReader.read(path: artifact.path, language: artifact.language)
        return transcript.called(LanguageTag.canonical(transcript.language) ?? transcript.language)
      } catch {
        workspace.note(
          "names-not-looked-for",
          "\((artifact.path as NSString).lastPathComponent) cannot be read, so that listed names that only it has may be heard: \(error.reason)"
        )
        return nil
      }
    }
    guard !transcripts.isEmpty else {
      workspace.note(
        "names-not-looked-for", "no transcript says what is said in it, so that listed names may be heard: listen to it"
      )
      return plan
    }
    let found = try NamedTimes(source: source, record: record, list: names, spoken: options.spoken)
      .find(in: transcripts)
    for note in found.notes { workspace.note(note.check, note.message) }
    guard !found.times.isEmpty else { return plan }
    let first = found.times.map(\.lowerBound).min() ?? 0
    workspace.note(
      "names-not-heard",
      "listed names are said at \(found.times.count == 1 ? "a place" : "\(found.times.count) places"), the first at \(TimeCode.seconds(first)), and not heard: listen to those places"
    )
    return try plan.doing(options.nameTreatment, at: found.times)
  }

  /// What is read aloud: with its times, and with other words in place of names.
  private func read(_ choice: ReaderChoice, _ names: NamesList) throws -> Transcript? {
    guard let transcript = try choice.transcript(of: source, inputs) else { return nil }
    let timed = try TimedTranscript.of(transcript, source: source, record) {
      workspace.note("alignment-doubtful", $0)
    }
    let hidden = NamesInCues(timed, names)
    if choice.recording != nil, !hidden.hits.isEmpty {
      workspace.note(
        "reader-may-name",
        "listed names stand in the text of the reader's recording, which is heard as it is: listen whether the reader says them"
      )
    }
    return try hidden.replaced()
  }
}

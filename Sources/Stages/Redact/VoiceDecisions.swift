import Files
import Foundation
import Pipeline
import Redaction
import Subtitles

/// Makes the plan of what is heard of a source: of what the pipeline file says for all of it, and the decisions file for some.
struct VoiceDecisions {
  let source: Source
  let digest: Digest
  /// What the pipeline file says.
  let usual: VoiceTreatment.Name
  let because: String?
  let voices: [(name: String, value: Decisions.Voice)]
  let inputs: [Artifact]

  /// Longer than any source: where no end is given.
  private static let endless = 1e6
  /// Seconds: as near as that to what somebody else says, nobody is heard as they are. Cues are seldom exact.
  private static let margin = 0.25

  func plan() throws -> VoicePlan {
    let secret = try SourceFile(path: FactFiles.artifact(.voiceSecret, in: inputs).path).contents(limit: 1024)
    func treatment(_ name: VoiceTreatment.Name, of person: String, _ because: String?) -> VoiceTreatment {
      switch name {
      case .keep: .keep(because: because ?? "")
      case .disguise: .disguise(VoiceCharacter(of: person, secret: secret))
      case .silence: .silence
      case .bleep: .bleep
      }
    }
    let stretches = try times().flatMap { name, voice, times in
      times.map {
        VoicePlan.Stretch(
          from: $0.lowerBound, to: $0.upperBound, treatment(voice.action, of: "person \(name)", voice.because))
      }
    }
    return try VoicePlan(
      source: digest, treatment(usual, of: "source \(source.name)", because), stretches: stretches)
  }

  /// When each decision holds, in seconds. Throws `Failure` where no transcript names the speaker.
  func times() throws -> [(name: String, voice: Decisions.Voice, times: [Range<Double>])] {
    let labels = SpeakerTimes(in: voices.contains { $0.value.speaker != nil } ? try transcripts() : [])
    return try voices.map { name, voice in
      guard let speaker = voice.speaker else {
        return (name, voice, [(voice.from ?? 0)..<(voice.to ?? Self.endless)])
      }
      guard labels.known.contains(speaker) else { throw unknown(speaker, in: name, labels) }
      return (name, voice, labels.times(of: speaker, apart: voice.action == .keep ? Self.margin : nil))
    }
  }

  /// Those with times.
  private func transcripts() throws -> [Transcript] {
    try inputs.all(.transcript).compactMap { artifact in
      let transcript = try TranscriptReader.read(path: artifact.path, language: artifact.language)
      return transcript.isTimed ? transcript : nil
    }
  }

  private func unknown(_ speaker: String, in name: String, _ labels: SpeakerTimes) -> Failure {
    let known = labels.known.sorted().map { "'\($0.printable)'" }
    return Failure(
      doing: "looking whose voice is meant", path: source.decisions?.path ?? source.name,
      reason: "in '\(name.printable)', no transcript with times labels anybody '\(speaker.printable)'"
        + (known.isEmpty ? "" : "; there are \(known.joined(separator: ", "))"),
      advice: "Write the label as the transcript has it, or from: and to:")
  }
}

/// When transcripts say that somebody speaks.
private struct SpeakerTimes {
  private var cues: [[Cue]]
  let known: Set<String>

  init(in transcripts: [Transcript]) {
    cues = transcripts.map(\.cues)
    known = Set(transcripts.flatMap(\.cues).compactMap(\.labelledSpeaker))
  }

  /// In seconds. With `apart`, without whatever comes that near to somebody else's cue.
  func times(of speaker: String, apart margin: Double?) -> [Range<Double>] {
    cues.flatMap { cues in
      let others = cues.filter { $0.labelledSpeaker != speaker }.map(Self.seconds).sorted {
        $0.lowerBound < $1.lowerBound
      }
      return cues.filter { $0.labelledSpeaker == speaker }.map(Self.seconds).flatMap { range in
        margin.map { Self.without(others, range, $0) } ?? [range]
      }
    }
  }

  private static func seconds(_ cue: Cue) -> Range<Double> {
    let start = Double(cue.startMilliseconds) / 1000
    return start..<max(start + 0.001, Double(cue.endMilliseconds) / 1000)
  }

  private static func without(_ others: [Range<Double>], _ range: Range<Double>, _ margin: Double) -> [Range<Double>] {
    var left: [Range<Double>] = []
    var start = range.lowerBound
    for other in others where other.upperBound + margin > start && other.lowerBound - margin < range.upperBound {
      if other.lowerBound - margin > start { left.append(start..<(other.lowerBound - margin)) }
      start = max(start, other.upperBound + margin)
    }
    if start < range.upperBound { left.append(start..<range.upperBound) }
    return left
  }
}

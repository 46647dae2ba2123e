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
  func plan() throws -> VoicePlan {
    let secret = try SourceFile(path: FactFiles.artifact(.voiceSecret, in: inputs).path).contents(limit: 1024)
    func treatment(_ name: VoiceTreatment.Name, of person: String, _ because: String?) -> VoiceTreatment {
      switch name {
      case .keep: .keep(because: because ?? "")
      case .disguise: .disguise(VoiceCharacter(of: person, secret: secret))
      case .replace: .replace
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
        // Sound may begin a little before the picture; what is hidden from the beginning is hidden there, too.
        let start = voice.from ?? (voice.action == .keep ? 0 : -Self.endless)
        return (name, voice, [start..<(voice.to ?? Self.endless)])
      }
      guard labels.knows(speaker) else { throw unknown(speaker, in: name, labels) }
      let times = voice.action == .keep ? labels.surely(speaker) : labels.perhaps(speaker)
      return (name, voice, times)
    }
  }

  /// Those with times.
  private func transcripts() throws -> [Transcript] {
    try inputs.all(.transcript).compactMap { artifact in
      let transcript = try TranscriptReader.read(path: artifact.path, language: artifact.language)
      return transcript.isTimed ? transcript : nil
    }
  }

  /// A decision is never dropped.
  static func without(_ name: String, _ why: String, _ source: Source) -> Failure {
    Failure(
      doing: "deciding whose voice is heard", path: source.decisions?.path ?? source.name,
      reason: "'\(name.printable)' can have no effect: \(why)", advice: "Correct it, or take it out")
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

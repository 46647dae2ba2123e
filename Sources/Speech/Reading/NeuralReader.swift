import Files
import Foundation
import Media

/// A neural voice reads, which was learnt from a person, in one language.
public struct NeuralReader: PassageReader {
  private let voice: NeuralVoice
  private let synthesizer: NeuralSynthesizer
  /// Who speaks with the second voice: every other of those that the transcript names.
  private let others: Set<String>

  /// The pace, where 1 is the model's own: usual, and at most. Both give as many words a minute as `MachineReader`'s do.
  private static let usual = 0.85
  private static let fastest = 1.35
  /// There is one voice. The second one is the same, that much higher: pitch and resonances.
  private static let higher = 1.15
  /// Characters of a passage; a cue holds a hundred or two.
  private static let longest = 20_000

  /// Takes about two seconds. Throws `Failure` where the voice does not read the language, is damaged or does not start.
  public init(_ voice: NeuralVoice, language: String, speakers: [String]) throws {
    try voice.require(language)
    self.voice = voice
    synthesizer = try NeuralSynthesizer(voice)
    others = Set(speakers.enumerated().filter { $0.offset % 2 == 1 }.map(\.element))
  }

  /// Has it say a word. Throws `Failure` where that does not work.
  public static func tryOut(_ voice: NeuralVoice) throws {
    let word = SpokenPassage(start: 0, end: 1, text: "Hello.", speaker: nil)
    let reader = try NeuralReader(voice, language: voice.language, speakers: [])
    guard try !reader.read(0, of: [word], within: 1).isEmpty else {
      throw voice.failure("trying the neural voice", "nothing is heard when it says a word")
    }
  }

  public func read(_ passage: Int, of passages: [SpokenPassage], within seconds: Double) throws -> [Float] {
    let said = passages[passage]
    guard said.text.utf8.count <= Self.longest else {
      throw Failure(
        doing: "reading with the neural voice",
        reason: "a cue at \(Int(said.start)) s has \(said.text.utf8.count) bytes of text, more than \(Self.longest)",
        advice: "Divide it into cues of a sentence or two")
    }
    let pitch = said.speaker.map(others.contains) == true ? Self.higher : 1
    let sentences = try Synthesizer.shared.sentences(of: said.text, voice: voice.phonemeVoice, knowing: voice.phonemes)
    var samples: [Float] = []
    var pace = Self.usual
    // Said faster by a half, it does not take a third less time: pauses stay.
    for _ in 0..<3 {
      let spoken = try sentences.flatMap { try synthesizer.say($0, speed: pace / pitch) }
      samples = try SpeechTempo.changed(
        SpeechLevel.trimmed(spoken), by: 1, from: Int(Double(synthesizer.sampleRate) * pitch),
        to: ReaderTrackWriter.sampleRate)
      let excess = Double(samples.count) / Double(ReaderTrackWriter.sampleRate) / max(0.3, seconds)
      guard excess > 1, pace < Self.fastest else { break }
      pace = min(Self.fastest, pace * excess * 1.03)
    }
    return SpeechLevel.levelled(samples)
  }
}

import Files
import Foundation
import Media

/// Whoever reads passages aloud: a machine, or a person whose recording is cut into them.
public protocol PassageReader {
  /// One channel at `ReaderTrackWriter.sampleRate`, without silence around it. `seconds` is how long it should last at most; it may last
  /// longer where it could not be understood any more.
  func read(_ passage: Int, of passages: [SpokenPassage], within seconds: Double) throws -> [Float]
}

/// eSpeak NG reads: in more than a hundred languages, and never like anybody.
public struct MachineReader: PassageReader {
  private let language: String
  /// Who speaks with the second voice: every other of those that the transcript names.
  private let others: Set<String>

  /// Words a minute: usual, and at most: at 260 hardly anybody follows any more.
  private static let pace = 160.0
  private static let fastest = 260.0

  /// Throws `Failure` where there is no voice for the language.
  public init(language: String, speakers: [String]) throws {
    try Synthesizer.shared.requireVoice(for: language)
    self.language = language
    others = Set(speakers.enumerated().filter { $0.offset % 2 == 1 }.map(\.element))
  }

  /// Throws `Failure` where there is no voice for the language.
  public static func check(language: String) throws { try Synthesizer.shared.requireVoice(for: language) }

  public func read(_ passage: Int, of passages: [SpokenPassage], within seconds: Double) throws -> [Float] {
    let said = passages[passage]
    let voice: Synthesizer.Voice = said.speaker.map(others.contains) == true ? .other : .plain
    var samples: [Float] = []
    var pace = Self.pace
    // Said faster by a half, it does not take a third less time: pauses stay.
    for _ in 0..<3 {
      var rate = 0
      var spoken: [Float] = []
      try Synthesizer.shared.speak([said.text], language: language, voice: voice, wordsPerMinute: Int(pace)) {
        (spoken, rate) = ($0.samples, $1)
      }
      samples = try SpeechTempo.changed(
        SpeechLevel.trimmed(spoken), by: 1, from: rate, to: ReaderTrackWriter.sampleRate)
      let excess = Double(samples.count) / Double(ReaderTrackWriter.sampleRate) / max(0.3, seconds)
      guard excess > 1, pace < Self.fastest else { break }
      pace = min(Self.fastest, pace * excess * 1.03)
    }
    return SpeechLevel.levelled(samples)
  }
}

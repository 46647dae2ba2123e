import Files
import Foundation
import Media
import Subtitles

/// A person's recording of the same text, cut into its passages and said a little faster or slower where the source leaves less or more time.
public struct RecordedReader: PassageReader {
  /// Of the recording, in samples.
  private let parts: [Range<Int>]
  private let recording: [Float]

  /// How much faster or slower a person may be made before it sounds wrong.
  private static let tempos = 0.85...1.25

  /// Finds each passage in the recording by its text. Throws `Failure` where no speech is heard in it or the language cannot be aligned,
  /// and `MediaError` where it cannot be read. `doubts` gets a clause for every passage that may lie elsewhere.
  public init(
    _ file: SourceFile, passages: [SpokenPassage], language: String, doubts: (String) -> Void
  ) throws {
    let transcript = Transcript(
      language: language,
      cues: passages.map { Cue(startMilliseconds: 0, endMilliseconds: 0, text: $0.text) }, isTimed: false)
    let alignment = try TextAligner.align(transcript, to: file, tier: .scraped, sound: .first, findingWords: true)
    let fit = alignment.fit
    if fit.isOfAnotherText {
      doubts(
        "it may be of another text, for of \(fit.words) longer words only \(fit.found) are found in it: listen to all of it"
      )
    }
    alignment.doubts.forEach(doubts)
    recording = try Self.samples(of: file)
    let rate = Double(ReaderTrackWriter.sampleRate) / 1000
    let count = recording.count
    parts = alignment.transcript.cues.map { cue in
      let start = min(count, Int(Double(cue.startMilliseconds) * rate))
      return start..<max(start, min(count, Int(Double(cue.endMilliseconds) * rate)))
    }
  }

  /// All of a recording, from its beginning.
  static func samples(of file: SourceFile) throws -> [Float] {
    let reader = try SpeechReader(file, tier: .scraped, sound: .first, sampleRate: ReaderTrackWriter.sampleRate)
    var samples: [Float] = []
    while let block = try reader.next() { samples += block }
    return samples
  }

  public func read(_ passage: Int, of passages: [SpokenPassage], within seconds: Double) throws -> [Float] {
    let said = SpeechLevel.trimmed(Array(recording[parts[passage]]))
    let rate = ReaderTrackWriter.sampleRate
    let length = Double(said.count) / Double(rate)
    // No longer than it may last; as long as it lasts in the source, if it can.
    let wanted = min(max(0.3, seconds), max(0.3, passages[passage].end - passages[passage].start))
    let tempo = min(max(length / wanted, Self.tempos.lowerBound), Self.tempos.upperBound)
    return SpeechLevel.levelled(try SpeechTempo.changed(said, by: tempo, from: rate, to: rate))
  }
}

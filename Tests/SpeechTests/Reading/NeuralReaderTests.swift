import Files
import Foundation
import TestSupport
import Testing

@testable import Speech

/// With the voice of `scripts/neural-voice/setup`, where it is installed.
@Suite(.enabled(if: InstalledVoice.path != nil), .serialized) struct NeuralReaderTests {
  private static let sentence = "Nobody asked me why I left, and nobody came to see me in the winter."

  private func reader(speakers: [String] = []) throws -> NeuralReader {
    try NeuralReader(NeuralVoice(path: InstalledVoice.path), language: "en", speakers: speakers)
  }

  private func read(_ text: String, within: Double, by speaker: String? = nil, _ reader: NeuralReader) throws -> [Float]
  {
    try reader.read(0, of: [SpokenPassage(start: 0, end: within, text: text, speaker: speaker)], within: within)
  }

  private func seconds(_ samples: [Float]) -> Double { Double(samples.count) / Double(ReaderTrackWriter.sampleRate) }

  @Test func itReadsAsFastAsItMustAndNoFasterThanCanBeFollowed() throws {
    let reader = try reader()
    let free = try seconds(read(Self.sentence, within: 20, reader))
    #expect((3...6).contains(free), "\(free)")
    let pressed = try seconds(read(Self.sentence, within: free * 0.8, reader))
    #expect(pressed <= free * 0.81, "\(pressed) of \(free)")
    let impossible = try seconds(read(Self.sentence, within: 0.5, reader))
    #expect(impossible > free * 0.5, "\(impossible) of \(free)")
  }

  @Test func itIsAsLoudAsTheOtherReaders() throws {
    let samples = try read(Self.sentence, within: 20, reader())
    let level = (samples.reduce(0) { $0 + $1 * $1 } / Float(samples.count)).squareRoot()
    #expect((0.04...0.1).contains(level) && samples.allSatisfy { abs($0) < 0.75 }, "\(level)")
  }

  @Test func theSameTextGivesTheSameSamplesAlsoFromAnotherReader() throws {
    let one = try reader()
    let first = try read(Self.sentence, within: 20, one)
    _ = try read("Something else.", within: 20, one)
    #expect(try read(Self.sentence, within: 20, one) == first)
    #expect(try read(Self.sentence, within: 20, reader()) == first)
  }

  @Test func everyOtherSpeakerHasAHigherVoice() throws {
    let reader = try reader(speakers: ["A", "B"])
    let first = try read(Self.sentence, within: 20, by: "A", reader)
    let second = try read(Self.sentence, within: 20, by: "B", reader)
    #expect(first != second)
    #expect(abs(seconds(first) - seconds(second)) < 0.4, "at the same pace")
  }

  @Test func whatStrangersWriteIsReadOrRefused() throws {
    let reader = try reader()
    for text in ["", " ", "...", "?!", "\u{0}\u{0}", "\u{202E}", "🙂", "«»"] {
      #expect(try read(text, within: 2, reader).count < 2 * ReaderTrackWriter.sampleRate, "\(text.debugDescription)")
    }
    let whole = try seconds(read("Nobody came. I left.", within: 20, reader))
    let zero = try seconds(read("Nobody came.\u{0} I left.", within: 20, reader))
    #expect(abs(whole - zero) < 0.3, "nothing after a zero is lost: \(zero) of \(whole)")
    #expect(try !read("Она сказала: привет, and then left. 你好。 مرحبا", within: 20, reader).isEmpty)
    let failure = try #require(throws: Failure.self) {
      try read(String(repeating: "word ", count: 5000), within: 20, reader)
    }
    #expect("\(failure)".contains("more than 20000"))
  }

  @Test func aLanguageThatItDoesNotReadIsAnError() throws {
    #expect(throws: Failure.self) {
      try NeuralReader(NeuralVoice(path: InstalledVoice.path), language: "ar", speakers: [])
    }
  }
}

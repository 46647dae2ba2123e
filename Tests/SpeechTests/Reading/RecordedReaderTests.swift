import Files
import Foundation
import Media
import TestSupport
import Testing

@testable import Speech

/// Flite stands for a person: its voices are made of recordings of people, and are not the aligner's own.
@Suite struct RecordedReaderTests {
  private static let said = [
    "I was nineteen when they first invited me to the group, and nobody asked where I went.",
    "They put me in a chat with forty videos a day, until I could think of nothing else.",
    "Then my little sister asked me why I never laughed any more, and I had no answer.",
  ]
  private static let other = [
    "The quarterly report shows moderate growth in all regions of the southern market this year.",
    "Bananas, oranges and pears are sold every Friday morning by the harbour, whatever the weather.",
    "Whoever wants to repair an old wooden boat should begin with the planks under the water.",
  ]

  private func passages(_ texts: [String]) -> [SpokenPassage] {
    let lines = texts.enumerated().map { number, text in
      SpokenPassage.Line(start: Double(number) * 8, end: Double(number) * 8 + 6, text: text, speaker: nil)
    }
    return SpokenPassage.passages(of: lines) { _ in true }
  }

  private func recording(_ voice: String, _ texts: [String], in folder: URL) throws -> SourceFile {
    let path = folder.appendingPathComponent("A.reader.en.wav").path
    try Command("flite", ["-voice", voice, "-t", texts.joined(separator: " "), "-o", path]).succeeding()
    return try SourceFile(path: path)
  }

  @Test(arguments: ["slt", "rms", "awb", "kal16"]) func aRecordingOfAnotherTextIsTold(voice: String) throws {
    try withTemporaryFolder { folder in
      for (text, isOther) in [(Self.said, false), (Self.other, true)] {
        var doubts: [String] = []
        let file = try recording(voice, Self.said, in: folder)
        _ = try RecordedReader(file, passages: passages(text), language: "en") { doubts.append($0) }
        #expect(doubts.contains { $0.hasPrefix("it may be of another text") } == isOther, "\(doubts)")
      }
    }
  }

  /// Each passage is cut out whole, and made no more than a little faster or slower.
  @Test func aPassageIsCutOutAndFitted() throws {
    try withTemporaryFolder { folder in
      let passages = passages(Self.said)
      let reader = try RecordedReader(recording("slt", Self.said, in: folder), passages: passages, language: "en") {
        _ in
      }
      let rate = Double(ReaderTrackWriter.sampleRate)
      for number in passages.indices {
        let usual = Double(try reader.read(number, of: passages, within: 6).count) / rate
        #expect((2.5...6.5).contains(usual), "passage \(number) lasts \(usual) s")
        let hurried = Double(try reader.read(number, of: passages, within: 1).count) / rate
        #expect(hurried < usual && hurried > usual / 1.6, "\(hurried) s in place of \(usual) s")
      }
    }
  }
}

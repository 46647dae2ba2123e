import Foundation
import TestSupport
import Testing

@testable import Subtitles

/// Whatever the bytes are, there are cues or an error; a crash or a hang fails the whole run.
@Suite struct HostileTranscriptTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Transcripts")

  private static let pieces: [[UInt8]] =
    [
      "-->", "\r\n\r\n", "<<{\\", "99:99:99,999", "[0:00]", "&#", "<v ", "<00:00:01.000>", "\"}]", "<p begin=\"1s\">",
      "</", "é", "م", "<![CDATA[",
      "1e999", "-9223372036854775808",
    ].map { Array($0.utf8) } + [[0xff, 0xfe], [0], [0xc3]]

  private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0...4, using: &random) {
      case 0: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...40, using: &random)))
      case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 3: bytes.insert(contentsOf: bytes.prefix(Int.random(in: 0...place, using: &random)).suffix(60), at: place)
      default: bytes.append(contentsOf: bytes.prefix(place))
      }
      bytes = Array(bytes.prefix(8000))
    }
  }

  @Test(.timeLimit(.minutes(3)), arguments: TranscriptReader.formats.indices)
  func mutatedTranscriptsAreReadOrRefused(format index: Int) throws {
    let format = TranscriptReader.formats[index]
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
      .filter { format.fileExtensions.contains(URL(fileURLWithPath: $0).pathExtension) }
    let seeds = try names.map { [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent($0))) }
    try #require(!seeds.isEmpty)
    var random = SeededGenerator(seed: UInt64(index + 1))
    var understood = 0
    for round in 0..<600 {
      var bytes = seeds[round % seeds.count]
      Self.mutate(&bytes, &random)
      guard let text = TextDecoder.decode(Data(bytes), language: "en")?.text,
        let read = try? format.parse(TextLines(text))
      else { continue }
      understood += 1
      for cue in read.cues {
        #expect(!cue.text.isEmpty && cue.startMilliseconds >= 0)
        #expect(!read.isTimed || cue.endMilliseconds > cue.startMilliseconds, "\(format.name): \(cue)")
        let times = cue.words.flatMap { [$0.startMilliseconds, $0.endMilliseconds] }
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }, "\(format.name): \(cue)")
      }
    }
    #expect(understood > 4)
  }

  /// What makes a careless parser look back or ahead again and again.
  @Test(.timeLimit(.minutes(3)), arguments: TranscriptReader.formats.indices)
  func longNonsenseTakesNoLongerThanItsLength(format index: Int) {
    let format = TranscriptReader.formats[index]
    let starts = [
      "WebVTT": "WEBVTT\n\n00:01.000 --> 00:02.000\n", "SubRip": "1\n00:00:01,000 --> 00:00:02,000\n",
      "TTML": "<tt><body>",
      "ASS": "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:00.00,0:00:01.00,", "Whisper JSON": "{\"segments\": [",
      "oTranscribe": "{\"text\":\"",
    ]
    let units = [
      "<", "<a", "<v x>", "&", "&amp", "[", "[0:0", "(", "{", "{\\", "}", "\n\n", "-->", "\n-->", "1\n", "<p>",
      "{\"a\":", "[[", "0:00 ", "\\N", "a: ", "A",
      "。", "\u{301}", "<span class=\\\"timestamp\\\">",
    ]
    for start in Set(["", starts[format.name] ?? ""]) {
      for unit in units {
        _ = try? format.parse(TextLines(start + String(repeating: unit, count: 40_000 / unit.utf8.count)))
      }
    }
  }
}

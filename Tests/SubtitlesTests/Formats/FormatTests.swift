import Files
import Foundation
import Testing

@testable import Subtitles

@Suite struct SubRipFormatTests {
  private func parse(_ text: String) throws -> [Cue] { try SubRipFormat.parse(TextLines(text)) }
  private let two = [Cue(startMilliseconds: 1000, endMilliseconds: 2500, text: "One"), Cue(startMilliseconds: 3000, endMilliseconds: 4000, text: "Two")]

  @Test(arguments: [
    "1\n00:00:01,000 --> 00:00:02,500\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n",
    "1\r\n00:00:01,000 --> 00:00:02,500\r\nOne\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nTwo\r\n",
    "1\r00:00:01,000 --> 00:00:02,500\rOne\r\r2\r00:00:03,000 --> 00:00:04,000\rTwo",
    "00:00:01.000 --> 00:00:02.500\nOne\n\n00:00:03.0 --> 00:00:04.00\nTwo",
    "1\n0:00:01,0 --> 0:00:02,5\nOne\n2\n0:00:03,000 --> 0:00:04,000\nTwo\n\n\n",
    "7\n00:01,000 --> 00:02,500 X1:0 X2:99\n{\\an8}<i>One</i>\n\n7\n00:03,000 --> 00:04,000\n<font color=\"red\">Two</font>",
  ])
  func dirtIsUnderstood(text: String) throws {
    #expect(try parse(text) == two)
  }

  @Test func aBlankLineInsideATextIsNotItsEnd() throws {
    let cues = try parse("1\n00:00:01,000 --> 00:00:02,000\nabove\n\nbelow\n\n2\n00:00:03,000 --> 00:00:04,000\nnext")
    #expect(cues.map(\.text) == ["above\nbelow", "next"])
  }

  @Test func aNumberAsTheLastLineOfATextStays() throws {
    let cues = try parse("1\n00:00:01,000 --> 00:00:02,000\nHow old?\n42\n\n2\n00:00:03,000 --> 00:00:04,000\nnext")
    #expect(cues.map(\.text) == ["How old?\n42", "next"])
  }

  @Test(arguments: [
    ("1\n00:00:02,000 --> 00:00:01,000\nOne", 2), ("1\n00:00:0x,000 --> 00:00:01,000\nOne", 2), ("Dear Sir,\nthis is a letter.", 1),
    ("1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n--> 00:00:04,000\nTwo", 6),
  ])
  func whatCannotBeUnderstoodIsReportedWithItsLine(text: String, line: Int) {
    let error = #expect(throws: TranscriptError.self) { try self.parse(text) }
    #expect(error?.line == line)
  }
}

@Suite struct WebVTTFormatTests {
  private func parse(_ text: String) throws -> [Cue] { try WebVTTFormat.parse(TextLines(text)) }

  @Test func blocksThatAreNoCuesAreReadOverAndMarkupIsRemoved() throws {
    let cues = try parse(
      """
      WEBVTT - by hand
      Kind: captions

      STYLE
      ::cue { color: lime }

      NOTE
      00:00 is no timing

      intro
      00:01.000 --> 00:02.500 position:10% align:start
      <v Anna>Fish &amp; <b.loud>chips</b> <00:00:01.500>&lt;now&gt;

      01:00:03.000 --> 01:00:04.000
      AT&T, 3 < 4
      """)
    #expect(cues.map(\.text) == ["Fish & chips <now>", "AT&T, 3 < 4"])
    #expect(cues.map(\.startMilliseconds) == [1000, 3_603_000])
  }

  @Test func withoutItsFirstLineItIsNotWebVTT() {
    let error = #expect(throws: TranscriptError.self) { try self.parse("1\n00:00:01,000 --> 00:00:02,000\nOne") }
    #expect(error?.line == 1)
  }
}

@Suite struct RoundTripTests {
  private func sheet(seed: UInt64) -> CueSheet {
    var random = Seeded(seed)
    let words = ["Hello,", "& goodbye", "<3", "مرحبا", "1 > 0", "naïve", "你好", "\\N", "it's", "50 %"]
    var time = 0
    let cues = (0..<8).map { _ in
      let start = time + Int.random(in: 0...5000, using: &random)
      time = start + Int.random(in: 1...9000, using: &random)
      let lines = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (0..<Int.random(in: 1...5, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      }
      return Cue(startMilliseconds: start, endMilliseconds: time, text: lines.joined(separator: "\n"))
    }
    return CueSheet(language: "en", cues: cues)
  }

  @Test(arguments: UInt64(0)..<60)
  func whatIsWrittenIsReadBack(seed: UInt64) throws {
    let sheet = sheet(seed: seed)
    #expect(try WebVTTFormat.parse(TextLines(WebVTTFormat.write(sheet))) == sheet.cues)
    #expect(try SubRipFormat.parse(TextLines(SubRipFormat.write(sheet))) == sheet.cues)
  }

  /// Whatever the bytes are, there are cues or an error; a crash or a hang fails the whole run.
  @Test func mutatedTranscriptsNeverCrashTheReaders() {
    var random = Seeded(7)
    let seeds = [SubRipFormat.write(sheet(seed: 1)), WebVTTFormat.write(sheet(seed: 2))].map { Array($0.utf8) }
    let pieces: [[UInt8]] = [Array("-->".utf8), Array("\r\n\r\n".utf8), Array("<<{\\".utf8), [0xff, 0xfe], Array("99:99:99,999".utf8), [0]]
    var understood = 0
    for round in 0..<3000 {
      var bytes = seeds[round % 2]
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...40, using: &random)))
        case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
        default: bytes.append(contentsOf: bytes.prefix(place))
        }
        bytes = Array(bytes.prefix(20_000))
      }
      guard let text = TranscriptReader.decode(Data(bytes)) else { continue }
      for cues in [try? SubRipFormat.parse(TextLines(text)), try? WebVTTFormat.parse(TextLines(text))] {
        guard let cues else { continue }
        understood += 1
        #expect(cues.allSatisfy { $0.startMilliseconds >= 0 && $0.endMilliseconds > $0.startMilliseconds && !$0.text.isEmpty })
      }
    }
    #expect(understood > 100)
  }
}

@Suite struct TranscriptReaderTests {
  private func read(_ data: Data, ending: String = "srt") throws -> Transcript {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("backlit-\(UUID().uuidString).\(ending)")
    try data.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try TranscriptReader.read(path: file.path, language: "en")
  }

  private let text = "1\n00:00:01,000 --> 00:00:02,000\nÉté — مرحبا\n"

  @Test func utf8AndUtf16WithTheirMarksAreRead() throws {
    for data in [Data(text.utf8), Data([0xef, 0xbb, 0xbf]) + Data(text.utf8), try #require(text.data(using: .utf16))] {
      #expect(try read(data).cues.first?.text == "Été — مرحبا")
    }
  }

  @Test func whatIsNotTextIsRefusedWithAdvice() {
    for bytes in [[0xc3, 0x28, 0xff], [0x31, 0x00, 0x0a], (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 97) }] as [[UInt8]] {
      let failure = #expect(throws: Failure.self) { try self.read(Data(bytes)) }
      #expect(failure?.explanation.reason.contains("not text") == true && failure?.explanation.advice != nil)
    }
  }

  @Test func errorsNameTheLineAndAnEmptyTranscriptIsOne() {
    let broken = #expect(throws: Failure.self) { try self.read(Data("1\n00:00:03,000 --> 00:00:02,000\nOne".utf8)) }
    #expect(broken?.explanation.path?.hasSuffix(".srt:2") == true)
    #expect(throws: Failure.self) { try self.read(Data()) }
    #expect(throws: Failure.self) { try self.read(Data("WEBVTT\n".utf8), ending: "vtt") }
    #expect(throws: Failure.self) { try self.read(Data(text.utf8), ending: "doc") }
  }
}

/// The same numbers on every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

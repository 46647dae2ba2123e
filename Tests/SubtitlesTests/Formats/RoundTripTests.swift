import Foundation
import TestSupport
import Testing

@testable import Subtitles

@Suite struct RoundTripTests {
  private func sheet(seed: UInt64) -> CueSheet {
    var random = SeededGenerator(seed: seed)
    let words = ["Hello,", "& goodbye", "<3", "مرحبا", "1 > 0", "naïve", "你好", "\\N", "it's", "50 %"]
    var time = 0
    let cues = (0..<8).map { _ in
      let start = time + Int.random(in: 0...5000, using: &random)
      time = start + Int.random(in: 1...9000, using: &random)
      let lines = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (0..<Int.random(in: 1...5, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined(
          separator: " ")
      }
      return Cue(
        startMilliseconds: start, endMilliseconds: max(time, start + 20), text: lines.joined(separator: "\n"),
        placement: Bool.random(using: &random) ? .top : .bottom)
    }
    return CueSheet(language: "en", cues: cues)
  }

  @Test(arguments: UInt64(0)..<60)
  func whatIsWrittenIsReadBack(seed: UInt64) throws {
    let sheet = sheet(seed: seed)
    #expect(try WebVTTFormat.parse(TextLines(WebVTTFormat.write(sheet))).cues == sheet.cues)
    #expect(try SubRipFormat.parse(TextLines(SubRipFormat.write(sheet))).cues == sheet.cues)
    #expect(try TTMLFormat.parse(TextLines(TTMLFormat.write(sheet))).cues == sheet.cues)
  }

  /// ASS has hundredths of a second, and draws a backslash only where a word joiner follows it.
  @Test(arguments: UInt64(0)..<20)
  func assIsReadBackToTheHundredth(seed: UInt64) throws {
    let sheet = sheet(seed: seed)
    let read = try ASSFormat.parse(TextLines(ASSFormat.write(sheet))).cues
    #expect(read.count == sheet.cues.count)
    for (cue, wanted) in zip(read, sheet.cues) {
      #expect(
        abs(cue.startMilliseconds - wanted.startMilliseconds) <= 5
          && abs(cue.endMilliseconds - wanted.endMilliseconds) <= 5)
      #expect(cue.text.replacingOccurrences(of: "\u{2060}", with: "") == wanted.text)
      #expect(cue.placement == wanted.placement)
    }
  }
}

import Files
import Foundation
import TestSupport
import Testing

@testable import Subtitles

@Suite struct TranscriptReaderTests {
  private func read(_ data: Data, ending: String = "srt") throws -> Transcript {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("transcript.\(ending)")
      try data.write(to: file)
      return try TranscriptReader.read(path: file.path, language: "en")
    }
  }

  private let text = "1\n00:00:01,000 --> 00:00:02,000\nÉté — مرحبا\n"

  @Test func utf8AndUtf16WithTheirMarksAreRead() throws {
    for data in [Data(text.utf8), Data([0xef, 0xbb, 0xbf]) + Data(text.utf8), try #require(text.data(using: .utf16))] {
      #expect(try read(data).cues.first?.text == "Été — مرحبا")
    }
  }

  @Test func whatIsNotTextIsRefusedWithAdvice() {
    for bytes in [
      [0xc3, 0x28, 0x07, 0xff], [0x31, 0x00, 0x0a], (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 97) },
    ] as [[UInt8]] {
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

import Files
import Foundation
import Media
import TestSupport
import Testing

@testable import Speech

@Suite struct ReaderTrackWriterTests {
  /// Says everything as a constant, for so many seconds each.
  private struct Hum: PassageReader {
    let seconds: [Double]
    func read(_ passage: Int, of passages: [SpokenPassage], within: Double) -> [Float] {
      Array(repeating: 0.5, count: Int(seconds[passage] * Double(ReaderTrackWriter.sampleRate)))
    }
  }

  /// Each 10 ms: whether anything is said.
  private func write(
    _ passages: [SpokenPassage], lasting: [Double], seconds: Double
  ) throws -> (said: [Bool], count: Int, doubts: [ReaderTrackWriter.Doubt]) {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("reader.wav").path
      let doubts = try ReaderTrackWriter(passages, tone: .none, seconds: seconds)
        .write(Hum(seconds: lasting), to: path) { _, _ in }
      let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(permissions == 0o600, "it is private until it is rendered")
      let data = try Clip.ffmpeg(["-i", path, "-f", "f32le", "-"])
      let samples = data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
      let step = ReaderTrackWriter.sampleRate / 100
      let said = stride(from: 0, to: samples.count, by: step).map { abs(samples[$0]) > 0.1 }
      return (said, samples.count, doubts)
    }
  }

  private func passage(_ start: Double, _ end: Double, limit: Double = .infinity) -> SpokenPassage {
    var passage = SpokenPassage(start: start, end: end, text: "x", speaker: nil)
    passage.limit = limit
    return passage
  }

  @Test func everyPassageBeginsWhereTheSourceHasIt() throws {
    let (said, count, doubts) = try write([passage(0.5, 1), passage(2, 2.5)], lasting: [0.4, 0.3], seconds: 3)
    #expect(count == 3 * ReaderTrackWriter.sampleRate && doubts.isEmpty)
    #expect(said.indices.filter { said[$0] } == Array(50..<90) + Array(200..<230))
  }

  @Test func whatIsTooLongDelaysTheNextAndIsTold() throws {
    let (said, _, doubts) = try write([passage(0, 1), passage(1, 2)], lasting: [2.5, 0.2], seconds: 4)
    #expect(said[260] == false && said[265] && !said[285])
    guard case .late(let seconds, let time)? = doubts.first else {
      Issue.record("\(doubts)")
      return
    }
    #expect(abs(seconds - 1.62) < 0.01 && time == 1)
  }

  @Test func nothingIsReadBeyondItsLimitOrTheEnd() throws {
    let limited = try write([passage(0, 1, limit: 1)], lasting: [1.5], seconds: 2)
    #expect(limited.said.indices.filter { limited.said[$0] } == Array(0..<100) && limited.doubts == [.cut(at: 0)])
    let ended = try write([passage(1, 2), passage(3, 4)], lasting: [1.5, 1], seconds: 2)
    #expect(ended.count == 2 * ReaderTrackWriter.sampleRate && ended.doubts == [.cut(at: 1), .cut(at: 3)])
  }

  @Test func aReaderWhoFailsLeavesNoFile() throws {
    struct Broken: Error {}
    struct Mute: PassageReader {
      func read(_ passage: Int, of passages: [SpokenPassage], within: Double) throws -> [Float] { throw Broken() }
    }
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("reader.wav").path
      #expect(throws: Broken.self) {
        try ReaderTrackWriter([passage(0, 1)], tone: .none, seconds: 2).write(Mute(), to: path) { _, _ in }
      }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }
}

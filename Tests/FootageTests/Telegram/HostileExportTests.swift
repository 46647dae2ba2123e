import Files
import Foundation
import Pipeline
import TestSupport
import Testing

@testable import Footage

/// Whatever an export holds, reading it neither traps nor takes long.
@Suite struct HostileExportTests {
  private static let values = [
    "99999999999999999999", "-99999999999999999999", "1e400", "-1e400", "1.5", "-0.0", "1e-400", "9223372036854775808",
    "-9223372036854775808", "\"9\"", "\"\"", "null", "true", "[]", "{}", "[[1]]", "\"\\ud800\"", "\"\\x0B\"", "0x10",
    "NaN",
    "1e", "\"(\"", "\")\"", "\"()\"", "\"/\"", "\"..\"", "\"\\u0000\"", "\"video/\"", "\"image/;\"",
  ]
  private static let keys = [
    "id", "type", "date", "date_unixtime", "photo", "file", "thumbnail", "media_type", "mime_type", "duration_seconds",
    "width", "text", "messages", "chats", "list",
  ]

  private func read(_ text: String) throws -> FoundFootage? {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "result.json")
    try folder.write("x", to: "good.mp4")
    return try? FootageScanner(folder: folder.path).scan(for: [SourceSet(name: "all", pattern: "**")])
  }

  @Test func oddValuesDoNotTrap() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<400 {
      let messages = (0..<3).map { _ in
        let pairs = (0..<6).map { _ in
          "\"\(Self.keys.randomElement(using: &generator) ?? "")\": \(Self.values.randomElement(using: &generator) ?? "")"
        }
        return "{\(pairs.joined(separator: ", "))}"
      }
      let id = Self.values.randomElement(using: &generator) ?? ""
      _ = try read("{\"id\": \(id), \"messages\": [\(messages.joined(separator: ", "))]}")
    }
  }

  @Test func numbersBeyondTheirTypeAreAbsentAndTheMediaIsTaken() throws {
    for value in ["99999999999999999999", "1e400", "1.5", "\"9\"", "{}"] {
      let text =
        "{\"id\": \(value), \"messages\": [{\"id\": \(value), \"date_unixtime\": \(value), \"file\": \"good.mp4\", \"media_type\": \"video_file\"}]}"
      let footage = try read(text)
      // 1e400 is no number that JSON readers take: then the export as a whole is refused, and says so.
      if footage?.sources.isEmpty == false {
        #expect(footage?.sources.map(\.name) == ["good.mp4"])
        #expect(footage?.sources.first?.origin["message_id"] == nil)
      } else {
        #expect(value == "1e400")
      }
    }
  }

  /// To Swift, a slash with an accent is one character; to the system it is a slash.
  @Test func accentedSlashDoesNotLeaveTheFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "t/\u{338}secret.mp4")
    try folder.write("x", to: "t/chat/good.mp4")
    let message = "{\"file\": \"../\u{338}secret.mp4\", \"media_type\": \"video_file\"}"
    try folder.write(
      "{\"messages\": [\(message), {\"file\": \"good.mp4\", \"media_type\": \"video_file\"}]}", to: "t/chat/r.json")
    let footage = try FootageScanner(folder: folder.path).scan(for: [SourceSet(name: "all", pattern: "t/chat/r.json")])
    #expect(footage.sources.map(\.name) == ["t/chat/good.mp4"])
    #expect(footage.findings.map(\.check) == ["media-refused"])
  }

  /// Foundation's decoder does not know it, and would leave the whole path out.
  @Test func pathWithAnEscapeThatJSONForbidsIsNotLost() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a\u{B}b.mp4")
    try folder.write(#"{"messages": [{"file": "a\x0Bb.mp4", "media_type": "video_file"}]}"#, to: "r.json")
    let footage = try FootageScanner(folder: folder.path).scan(for: [SourceSet(name: "all", pattern: "*.json")])
    #expect(footage.sources.map(\.name) == ["a\u{B}b.mp4"])
  }

  /// Foundation's path functions trap on them.
  @Test func namesOfOneLetterAreSources() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b/c", "b/d.en.srt"] { try folder.write("x", to: name) }
    let footage = try FootageScanner(folder: folder.path).scan(for: [SourceSet(name: "all", pattern: "**")])
    #expect(footage.sources.map(\.name) == ["a", "b/c"])
  }

  @Test func mutationsDoNotTrap() throws {
    let good = Array(
      #"{"name":"a","id":1,"messages":[{"id":1,"type":"message","file":"good.mp4","media_type":"video_file","text":["\x0B"]}]}"#
        .utf8)
    let splices = Array("{}[]:,\"\\x0".utf8) + [0, 0x80, 0xFF]
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      var bytes = good
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = splices.randomElement(using: &generator) ?? 0
      }
      _ = JSONContent(of: Data(bytes))
      _ = TolerantJSON.repaired(Data(bytes))
      _ = try read(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"messages\":"]) func deepNestingIsAFinding(_ opening: String) throws {
    let deep = String(repeating: opening, count: 20_000)
    let folder = try TemporaryFolder()
    try folder.write("x", to: "own/a.mov")
    try folder.write("{\"id\": 1, \"messages\": [{\"file\": \(deep)", to: "t/result.json")
    let footage = try FootageScanner(folder: folder.path).scan(for: [SourceSet(name: "all", pattern: "**")])
    #expect(footage.sources.map(\.name) == ["own/a.mov"])
    #expect(footage.findings.map(\.check) == ["export-unreadable"])
  }

  /// Ten times as many take ten times as long: a million is a matter of seconds where the compiler optimises.
  @Test func manyMessagesAreReadQuickly() throws {
    let folder = try TemporaryFolder()
    let message =
      #"{"id": 12345, "type": "message", "date": "2024-03-01T10:15:00", "date_unixtime": "1709284500", "text": "x"}"#
    let text = "{\"id\": 1, \"messages\": [" + String(repeating: message + ",\n", count: 30_000) + message + "]}"
    try folder.write(text, to: "result.json")
    let elapsed = try ContinuousClock().measure {
      let export = try TelegramExport(path: folder.path + "/result.json")
      #expect(export.media.isEmpty)
    }
    #expect(elapsed < .seconds(30))
  }
}

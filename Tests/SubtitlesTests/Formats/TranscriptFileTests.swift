import Files
import Foundation
import Testing

@testable import Subtitles

/// Every file in `Transcripts` with what is read from it, in `Read/NAME.txt`. `RECORD=1` writes those texts anew.
@Suite struct TranscriptFileTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("Transcripts").path)) ?? [])
    .sorted()

  @Test func everyFormatIsAmongThem() {
    let endings = Set(Self.names.map { URL(fileURLWithPath: $0).pathExtension })
    #expect(Set(TranscriptReader.fileExtensions).subtracting(endings).subtracting(["dfxp"]) == [])
  }

  @Test(arguments: names) func whatIsReadIsWhatWasMeant(name: String) throws {
    let found = Self.describe(Self.folder.appendingPathComponent("Transcripts/\(name)").path, name)
    let golden = Self.folder.appendingPathComponent("Read/\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(found.utf8).write(to: golden) }
    #expect(try found == String(contentsOf: golden, encoding: .utf8))
  }

  private static func describe(_ path: String, _ name: String) -> String {
    let parts = name.split(separator: ".")
    do {
      let read = try TranscriptReader.read(path: path, language: parts.count > 2 ? String(parts[parts.count - 2]) : nil)
      let notes = read.notes.map { "note\($0.line.map { ", line \($0)" } ?? ""): \($0.message)" }
      return
        (["\(read.language), \(read.encoding.rawValue)\(read.isTimed ? "" : ", without times")"] + notes
        + read.cues.map(describe)).joined(separator: "\n") + "\n"
    } catch let error as any ExplainedError {
      return "\(error.explanation)\n".replacingOccurrences(of: path, with: name)
    } catch {
      return "\(error)\n"
    }
  }

  private static func describe(_ cue: Cue) -> String {
    let times =
      "\(TimeCode.text(cue.startMilliseconds, separator: "."))–\(TimeCode.text(cue.endMilliseconds, separator: "."))"
    let words = cue.words.map { " \($0.text)@\($0.startMilliseconds)–\($0.endMilliseconds)" }.joined()
    return
      "\(times)\(cue.placement == .top ? " top" : "")\(cue.speaker.map { " [\($0)]" } ?? "") \(cue.text.replacingOccurrences(of: "\n", with: " ⏎ "))"
      + (words.isEmpty ? "" : "\n   \(words)")
  }
}

import Files
import Pipeline
import TestSupport
import Testing

@testable import Footage

/// An export is known by what it holds, whatever the pattern that comes upon it.
@Suite struct TelegramCollectionTests {
  private let export = """
    {"name": "C", "type": "private_group", "id": 7, "messages": [
      {"id": 1, "type": "message", "file": "video_files/a.mp4", "media_type": "video_file", "thumbnail": "video_files/a.mp4_thumb.jpg"},
      {"id": 2, "type": "message", "file": "files/big.png", "mime_type": "image/png"},
      {"id": 3, "type": "message", "file": "files/raw.mts", "mime_type": "application/octet-stream"},
      {"id": 4, "type": "message", "file": "files/memo.wav", "mime_type": "audio/x-wav"},
      {"id": 5, "type": "message", "file": "files/report.pdf", "mime_type": "application/pdf"},
      {"id": 6, "type": "message", "file": "stickers/s.webp", "media_type": "sticker", "mime_type": "image/webp"}]}
    """
  private let media = [
    "video_files/a.mp4", "files/big.png", "files/raw.mts", "files/memo.wav", "files/report.pdf", "stickers/s.webp",
    "video_files/a.mp4_thumb.jpg", "css/style.css", "images/back.png", "messages.html",
  ]

  private func folder(_ name: String = "result.json") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for file in media { try folder.write("x", to: "telegram/chat/" + file) }
    try folder.write(export, to: "telegram/chat/" + name)
    return folder
  }

  private func scan(_ folder: TemporaryFolder, _ pattern: String) throws -> FoundFootage {
    try FootageScanner(folder: folder.path).scan(for: [SourceSet(name: "telegram", pattern: pattern)])
  }

  @Test(arguments: [
    "telegram/*/result.json", "telegram/**/*.json", "telegram/**", "telegram/chat/*", "**", "telegram/chat/RESULT.JSON",
    "telegram/chat/*.{json,txt}",
  ]) func everyPatternThatMatchesTheExportGivesItsMedia(_ pattern: String) throws {
    let footage = try scan(try folder(), pattern)
    let kinds = footage.sources.reduce(into: [:]) { $0[String($1.name.dropFirst("telegram/chat/".count))] = $1.kind }
    #expect(
      kinds == [
        "video_files/a.mp4": .video, "files/big.png": .photo, "files/raw.mts": .video, "files/memo.wav": .sound,
      ])
    #expect(footage.sources.allSatisfy { $0.origin["chat_id"] == "7" })
    #expect(footage.findings.isEmpty)
  }

  @Test(arguments: ["export.JSON", "export", "export.txt.data"]) func nameOfTheExportDoesNotMatter(
    _ name: String
  ) throws {
    #expect(try scan(try folder(name), "telegram/*/export*").sources.count == 4)
  }

  @Test func filmThatNoMessageNamesIsASourceOfItsOwn() throws {
    let folder = try folder()
    try folder.write("x", to: "telegram/chat/added.mov")
    let footage = try scan(folder, "telegram/**")
    #expect(footage.sources.count == 5)
    #expect(footage.sources.first { $0.name.hasSuffix("added.mov") }?.origin == [:])
  }

  @Test func transcriptThatIsJSONIsNeitherSourceNorFinding() throws {
    let folder = try folder()
    try folder.write(#"{"text": "messages", "segments": []}"#, to: "telegram/chat/video_files/a.en.json")
    let footage = try scan(folder, "telegram/**/*.json")
    #expect(footage.sources.count == 4)
    #expect(footage.findings.isEmpty)
  }

  @Test(arguments: [
    ("telegram/**/*.json", "export-unreadable", Finding.Severity.failure), ("telegram/**", "json-unknown", .warning),
  ])
  func otherJSONIsAFindingThatSaysSo(_ pattern: String, _ check: String, _ severity: Finding.Severity) throws {
    let folder = try folder()
    try folder.write(#"{"answer": 42}"#, to: "telegram/chat/answer.json")
    let footage = try scan(folder, pattern)
    #expect(footage.sources.count == 4)
    #expect(footage.findings.map(\.check) == [check])
    #expect(footage.findings.map(\.severity) == [severity])
    #expect(footage.findings.first?.file == "telegram/chat/answer.json")
  }

  /// Nothing would tell its films from its stickers.
  @Test func nothingOfAnExportThatCannotBeReadIsASource() throws {
    let folder = try folder()
    try folder.write("x", to: "own/A001.mov")
    try folder.write(String(export.dropLast(20)), to: "telegram/chat/result.json")
    let footage = try scan(folder, "**")
    #expect(footage.sources.map(\.name) == ["own/A001.mov"])
    #expect(footage.findings.map(\.check) == ["export-unreadable"])
    #expect(footage.findings.map(\.severity) == [.failure])
  }
}

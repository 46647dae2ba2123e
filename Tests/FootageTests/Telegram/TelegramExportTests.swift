import Files
import Foundation
import Pipeline
import TestSupport
import Testing

@testable import Footage

@Suite struct TelegramExportTests {
  private static let exports = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Exports"
  ).path
  private let set = SourceSet(name: "telegram", pattern: "telegram/*/result.json")

  /// A footage folder with one of the stored exports and the media files named.
  private func footage(_ export: String, _ media: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in media { try folder.write("x", to: "telegram/\(export)/\(name)") }
    try WholeFile.makeFolder(folder.path + "/telegram/" + export)
    try FileManager.default.copyItem(
      atPath: "\(Self.exports)/\(export)/result.json", toPath: "\(folder.path)/telegram/\(export)/result.json")
    return folder
  }

  private let chatMedia = [
    "video_files/clip.mp4", "round_video_messages/round.mp4", "video_files/animation.gif.mp4", "files/sent as file.mp4",
    "photos/photo_1@01-03-2024_10-20-00.jpg", "photos/group.jpg", "voice_messages/audio_1@01-03-2024_10-21-00.ogg",
    "files/song.mp3", "stickers/sticker.webp", "files/report.pdf",
  ]

  @Test func mediaOfAChatBecomeSourcesByKind() throws {
    let folder = try footage("chat", chatMedia)
    let found = try FootageScanner(folder: folder.path).scan(for: [set])
    let kinds = found.sources.reduce(into: [:]) { $0[String($1.name.dropFirst("telegram/chat/".count))] = $1.kind }
    #expect(
      kinds == [
        "video_files/clip.mp4": .video, "round_video_messages/round.mp4": .video,
        "video_files/animation.gif.mp4": .video,
        "files/sent as file.mp4": .video, "photos/photo_1@01-03-2024_10-20-00.jpg": .photo,
        "voice_messages/audio_1@01-03-2024_10-21-00.ogg": .sound, "files/song.mp3": .sound,
      ])
    let clip = try #require(found.sources.first { $0.name.hasSuffix("clip.mp4") })
    #expect(
      clip.origin == [
        "collection": "telegram", "chat_id": "4242", "message_id": "2", "date": "2024-03-01T10:15:00",
        "date_unixtime": "1709284500", "media_type": "video_file",
      ])
  }

  @Test func missingMediaAreOneWarning() throws {
    let folder = try footage("chat", chatMedia)
    let found = try FootageScanner(folder: folder.path).scan(for: [set])
    #expect(found.findings.map(\.check) == ["media-missing"])
    #expect(found.findings.map(\.severity) == [.warning])
    let message = try #require(found.findings.first?.message)
    #expect(message.hasPrefix("3 media files are missing"))
    #expect(message.contains("message 11: File not included. Change data exporting settings to download."))
  }

  @Test func everyFileThatAMessageNamesIsKnown() throws {
    let export = try TelegramExport(path: Self.exports + "/chat/result.json")
    #expect(export.media.count == 11)
    #expect(export.files.isSuperset(of: ["stickers/sticker.webp", "files/report.pdf", "photos/group.jpg"]))
    #expect(!export.files.contains("not a path"))
  }

  @Test func wholeAccountGivesTheMediaOfAllItsChats() throws {
    let names = ["chat_01/video_files/one", "chat_02/video_files/two", "chat_03/video_files/three"]
    let folder = try footage("account", names.map { "chats/\($0).mp4" })
    let found = try FootageScanner(folder: folder.path).scan(for: [set])
    #expect(found.sources.map(\.origin["chat_id"]) == ["7", "9", "10"])
    #expect(found.findings.isEmpty)
  }

  @Test func hostilePathsAreRefusedAndTheRestIsTaken() throws {
    let folder = try footage("hostile", ["video_files/good.mp4"])
    try folder.write("x", to: "telegram/secret.mp4")
    for (link, target) in [("video_files/link.mp4", "telegram/secret.mp4"), ("linked", "telegram")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/telegram/hostile/" + link, withDestinationPath: folder.path + "/" + target)
    }
    let found = try FootageScanner(folder: folder.path).scan(for: [set])
    #expect(found.sources.map(\.name) == ["telegram/hostile/video_files/good.mp4"])
    #expect(found.findings.map(\.check) == ["media-refused"])
    #expect(found.findings.map(\.severity) == [.failure])
    #expect(found.findings.first?.message.hasPrefix("9 media files are refused") == true)
  }

  @Test func brokenExportIsAFindingAndTheOthersAreRead() throws {
    let folder = try footage("chat", chatMedia)
    try WholeFile.makeFolder(folder.path + "/telegram/broken")
    try FileManager.default.copyItem(
      atPath: Self.exports + "/broken/result.json", toPath: folder.path + "/telegram/broken/result.json")
    try folder.write("{\"answer\": 42}", to: "telegram/other/result.json")
    let found = try FootageScanner(folder: folder.path).scan(for: [set])
    #expect(found.sources.count == 7)
    let unreadable = found.findings.filter { $0.check == "export-unreadable" }
    #expect(unreadable.map(\.file) == ["telegram/broken/result.json", "telegram/other/result.json"])
  }

  @Test func folderWithOnlyABrokenExportSaysWhatIsWrongWithIt() throws {
    let folder = try footage("broken", [])
    let failure = #expect(throws: Failure.self) { try FootageScanner(folder: folder.path).scan(for: [set]) }
    #expect(failure?.explanation.reason.contains("not JSON") == true)
  }

  @Test(arguments: [
    (#"{"a":"\x0B"}"#, #"{"a":"\u000B"}"#), (#"{"a":"\\x0B"}"#, #"{"a":"\\x0B"}"#),
    (#"{"a":"\"\x1f\""}"#, #"{"a":"\"\u001f\""}"#),
    ("{\"a\":\"\u{1}\"}", #"{"a":"\u0001"}"#), ("\u{feff}{}", "{}"), ("{\n}", "{\n}"), (#"{"a":"\x"#, #"{"a":"\x"#),
    ("", ""),
    (#"{"a":"\"#, #"{"a":"\"#), (#"{"a":"\xZZ"}"#, #"{"a":"\xZZ"}"#),
  ]) func repairTouchesOnlyWhatJSONForbids(_ text: String, _ expected: String) {
    #expect(String(decoding: TolerantJSON.repaired(Data(text.utf8)), as: UTF8.self) == expected)
  }

  @Test func exportsOverTheLimitAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("{}", to: "result.json")
    // A sparse file: it takes no room.
    #expect(truncate(folder.path + "/result.json", off_t(TelegramExport.sizeLimit + 1)) == 0)
    #expect(throws: Failure.self) { try TelegramExport(path: folder.path + "/result.json") }
  }
}

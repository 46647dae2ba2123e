import Foundation
import TestSupport
import Testing

@testable import Containers

@Suite struct ForeignDataScannerTests {
  /// How files of other kinds begin.
  private static let others: [(String, [UInt8])] = [
    ("Matroska or WebM", [0x1A, 0x45, 0xDF, 0xA3]), ("an ID3 tag", Array("ID3\u{4}".utf8)),
    ("GIF", Array("GIF89a".utf8)),
    ("RIFF, such as WAVE, AVI or WebP", Array("RIFF".utf8)), ("Ogg", Array("OggS".utf8)),
    ("PDF", Array("%PDF-1.7".utf8)),
    ("a ZIP archive", Array("PK\u{3}\u{4}".utf8)), ("MPEG-TS", [0x47, 0x40, 0x11, 0x10, 0x00]),
    ("MPEG audio", [0xFF, 0xFB, 0x90]),
    ("HTML", Array("<!doctype html>".utf8)),
  ]

  @Test(arguments: ["mp4", "m4a", "jpg", "png", "srt", "vtt", "ass", "ttml", "m3u8"])
  func anotherKindOfFileUnderOurNamesIsFound(suffix: String) throws {
    for (kind, bytes) in Self.others {
      let found = try scan(bytes + zeros(400), as: "a.\(suffix)")
      #expect(found.count == 1 && found[0].reason.hasSuffix("and it holds \(kind)"), "\(texts(found))")
    }
  }

  @Test func ourOwnKindsUnderEachOthersNamesAreFound() throws {
    #expect(try scan(PictureSample.png(), as: "a.jpg").map(\.reason) == ["its name says JPEG, and it holds PNG"])
    #expect(
      try scan(MovieSample().bytes, as: "a.vtt").map(\.reason) == [
        "its name says WebVTT, and it holds MP4 or QuickTime"
      ])
    #expect(try !scan(CaptionLinesTests.vtt, as: "a.srt").isEmpty)
    #expect(try !scan(CaptionLinesTests.srt, as: "SHA256SUMS").isEmpty)
  }

  @Test(arguments: [
    "a.txt", "a.MP4", "a.mov", "a.jpeg", "index.html", "report.json", ".mp4", "mp4", "a.mp4.part", "Thumbs.db",
    ".DS_Store",
  ])
  func aNameThatBacklitDoesNotGiveIsFound(name: String) throws {
    #expect(try scan(MovieSample().bytes, as: name).map(\.place) == ["name"])
  }

  @Test(arguments: ["a.mp4", "a.jpg", "a.png", "a.vtt", "a.ttml", "a.ass", "a.m3u8", "manifest.json", "SHA256SUMS"])
  func anEmptyFileIsFound(name: String) throws { #expect(try !scan([], as: name).isEmpty) }

  @Test func atMostTwoHundredAreListed() throws {
    let found = try scan("#EXTM3U\n" + String(repeating: "# Jane\n", count: 1000), as: "a.m3u8")
    #expect(found.count == 201)
    #expect(found.last?.reason == "800 more are not listed")
  }

  @Test func reasonsArePrintable() throws {
    var movie = MovieSample()
    movie.add(Atom("uu\u{1}d", (0..<255).map { UInt8($0) }), to: "")
    for item in try scan(movie.bytes, as: "a.mp4") {
      #expect((item.place + item.reason).unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 })
      #expect(item.reason.count < 200)
    }
  }

  @Test func linksFoldersAndMissingFilesAreErrors() throws {
    let folder = try TemporaryFolder()
    try folder.write(CaptionLinesTests.vtt, to: "a.vtt")
    try folder.link("link.vtt", to: "a.vtt")
    for name in ["link.vtt", "missing.vtt", "."] {
      #expect(throws: ContainerReadError.self, "\(name)") {
        try ForeignDataScanner.foreignData(inFileAt: "\(folder.path)/\(name)")
      }
    }
  }

  @Test func anOpenFileIsReadWithoutItsName() throws {
    let folder = try TemporaryFolder()
    try folder.write(CaptionLinesTests.vtt + "\nNOTE by Jane\n", to: "temporary")
    let file = try FileHandle(forReadingFrom: folder.url.appendingPathComponent("temporary"))
    #expect(try ForeignDataScanner.foreignData(inOpenFile: file.fileDescriptor, named: "out/a.vtt").count == 1)
  }
}

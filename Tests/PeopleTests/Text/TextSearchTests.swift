import Files
import Foundation
import PeopleTestSupport
import TestSupport
import Testing

@testable import Media
@testable import People

/// The whole search for text, in films that are made here.
@Suite struct TextSearchTests {
  private func film(_ tags: [NameTag], seconds: Double, in folder: URL) throws -> SourceFile {
    let filters = tags.map(\.filter).joined(separator: ",")
    return try SourceFile(
      path: Clip.make(
        [
          "-f", "lavfi", "-i", "color=0x707a70:size=1280x720:rate=25,noise=alls=6:all_seed=7,\(filters),format=yuv420p",
          "-t", "\(seconds)", "-c:v", "libx264", "-preset", "veryfast", "-crf", "22",
        ], "film.mp4", in: folder))
  }

  private func finder() throws -> FaceFinder { FaceFinder(model: try SetUp.model(), text: try SetUp.textModel()) }

  /// Letters of 14 pixels on somebody who walks up and down at up to 300 pixels a second.
  @Test func aTagThatMovesIsCoveredInEveryFrame() throws {
    try withTemporaryFolder { folder in
      let tag = NameTag("ANNA 47", letters: 14, x: "500+190*sin(t*1.6)", y: "300+40*sin(t*2.1)")
      let map = try finder().find(
        in: film([tag], seconds: 3, in: folder), tier: .scraped, digest: .of("a source"))
      let texts = try #require(map.texts)
      for frame in 0..<75 {
        let t = Double(frame) / 25
        let x = (500 + 190 * sin(t * 1.6)).rounded(), y = (300 + 40 * sin(t * 2.1)).rounded()
        let letters = NormalizedBox(left: x / 1280, top: (y + 2) / 720, right: (x + 70) / 1280, bottom: (y + 15) / 720)
        let isFound = texts.contains { text in
          text.box(inFrame: frame).map { $0.box.expanded(by: 1.2).contains(letters, slack: 0.004) } ?? false
        }
        #expect(isFound, "frame \(frame)")
      }
      #expect(texts.count <= 2, "\(texts.map(\.frames))")
    }
  }

  /// It is there from 1.44 to 3.2 s; looks at the whole picture are 1.5 seconds apart.
  @Test func aTextIsFollowedBackToWhereItAppearsAndHeldAfterwards() throws {
    try withTemporaryFolder { folder in
      let tag = NameTag("K-AB 1234", letters: 24, x: "if(between(t,1.43,3.21),600,5000)", y: "500")
      let map = try finder().find(
        in: film([tag], seconds: 4, in: folder), tier: .scraped, digest: .of("a source"))
      let text = try #require(map.texts?.first)
      #expect(map.texts?.count == 1)
      #expect(
        (22...36).contains(text.frames.lowerBound) && (79...95).contains(text.frames.upperBound), "\(text.frames)")
      #expect(!text.representatives.isEmpty)
    }
  }

  @Test func nobodyIsToldOfTextWhoDidNotAsk() throws {
    try withTemporaryFolder { folder in
      let file = try film([NameTag("ANNA", letters: 20, x: "300", y: "300")], seconds: 0.4, in: folder)
      let map = try FaceFinder(model: SetUp.model()).find(in: file, tier: .scraped, digest: .of("a source"))
      #expect(map.texts == nil)
      #expect(try !String(decoding: CanonicalJSON.data(map), as: UTF8.self).contains("texts"))
    }
  }

  /// The network is not asked again about what the journal knows: with another answer in it, that is what counts.
  @Test func aSearchThatWasInterruptedGoesOnWhereItWas() throws {
    try withTemporaryFolder { folder in
      let file = try film([NameTag("ANNA", letters: 20, x: "300+40*t", y: "300")], seconds: 1.8, in: folder)
      let finder = try finder(), path = folder.appendingPathComponent("text.journal").path
      func find() throws -> IdentityMap {
        try finder.find(
          in: file, tier: .scraped, digest: .of("a source"),
          textJournal: finder.textJournal(at: path, source: .of("a source")))
      }
      let whole = try find()
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      #expect(lines.count >= 3, "a title, and a line for each look")
      try Data((lines.prefix(2).joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
      #expect(try find() == whole)
      let known = try DetectionJournal(path: path, key: .of("another search"))
      #expect(known.known.isEmpty)
    }
  }
}

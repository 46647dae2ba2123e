import Foundation
import TestSupport
import Testing

/// A name tag on an interview: told of, or covered, as the pipeline file and a decisions file say.
@Suite struct TextInPictureTests {
  /// Only what covers something is verified here: that it does is what verify can see.
  private func pipeline(detect: String = "{ text: true }", _ text: String, verify: Bool = false) -> String {
    """
    backlit: 1
    title: Test
    sources: { interviews: "*.mp4" }
    stages:
      - ingest
      - detect: \(detect)
      - review
      - redact: { faces: blur, people: optional, because: a test\(text) }
      - render: { for: own, platforms: { own: { like: youtube-720p, width: 640, height: 360 } } }
      - manifest
    \(verify ? "  - verify" : "")
    """
  }

  /// Where the letters are, in pixels of 640 × 360.
  private let columns = 424..<500, rows = 302..<316

  /// A sample of one second with a tag.
  private func footage(in folder: URL) throws -> URL {
    let footage = folder.appendingPathComponent("footage")
    try FileManager.default.createDirectory(at: footage, withIntermediateDirectories: true)
    let tag =
      "drawtext=fontfile=/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf:text='R. OKAFOR':fontsize=20:fontcolor=0x181820:box=1:boxcolor=0xE8E8E0:boxborderw=6:x=420:y=300"
    try Clip.make(
      [
        "-i", Footage.path("interviews/A002.mp4"), "-vf", "scale=640:360,\(tag)", "-t", "1", "-c:v", "libx264", "-crf",
        "16",
      ], "A.mp4", in: footage)
    return footage
  }

  /// How much of the tag's detail the rendition shows.
  private func shown(_ out: URL, _ footage: URL) throws -> [Double] {
    let file = try #require(Tool.files(below: out).first { $0.hasSuffix(".mp4") })
    let before = try Luma(of: footage.appendingPathComponent("A.mp4").path, width: 640, height: 360)
    let after = try Luma(of: out.appendingPathComponent(file).path, width: 640, height: 360)
    return [0, 12, 24].map { frame in
      after.detail(frame: frame, x: columns, y: rows) / before.detail(frame: frame, x: columns, y: rows)
    }
  }

  @Test func textIsToldOfOrCoveredAsThePipelineFileAndADecisionSay() throws {
    try withTemporaryFolder { folder in
      let footage = try footage(in: folder), out = folder.appendingPathComponent("out")
      func run(_ text: String, verify: Bool = false) throws -> Command {
        try Tool.run(pipeline: pipeline(text, verify: verify), in: folder, on: footage, out: out)
      }
      let told = try run("")
      #expect(told.status == 0, "\(told.output)\(told.errors)")
      // What the portrait's own patch says is found, too.
      #expect(
        (told.output + told.errors).contains(/text can be read in [12] places? \(lower right from 00:00:00\.000/),
        "\(told.output)\(told.errors)")
      #expect(try shown(out, footage).allSatisfy { $0 > 0.5 })
      let sheet = try String(
        contentsOfFile: folder.appendingPathComponent("out.workspace/sources/001/review.html").path, encoding: .utf8)
      #expect(sheet.contains("id=\"text-1\"") && sheet.contains("do: hide"))

      let covered = try run(", text: hide", verify: true)
      #expect(covered.status == 0, "\(covered.output)\(covered.errors)")
      #expect(covered.output.contains("detect A.mp4") == false, "nobody is looked for anew: \(covered.output)")
      #expect(try shown(out, footage).allSatisfy { $0 < 0.05 })
      let manifest = try String(contentsOf: out.appendingPathComponent("manifest.json"), encoding: .utf8)
      #expect(manifest.contains("\"texts\"") && manifest.contains("\"treatment\" : \"hide\""), "\(manifest)")

      // The piece that the sheet offers to let it be read.
      let piece = try #require(
        sheet.components(separatedBy: "<pre tabindex=\"0\">").compactMap { $0.components(separatedBy: "</pre>").first }
          .first { $0.hasPrefix("texts:") && $0.contains("do: keep") })
      try Data(piece.replacingOccurrences(of: "&quot;&quot;", with: "\"a stage name\"").utf8).write(
        to: footage.appendingPathComponent("A.decisions.yaml"))
      let kept = try run(", text: hide")
      #expect(kept.status == 0, "\(kept.output)\(kept.errors)")
      #expect(try shown(out, footage).allSatisfy { $0 > 0.5 })
    }
  }

  @Test func whatWasNotLookedForCannotBeHidden() throws {
    try withTemporaryFolder { folder in
      let out = folder.appendingPathComponent("out")
      let run = try Tool.run(
        pipeline: pipeline(detect: "{ faces: true }", ", text: hide"), in: folder, on: folder, out: out)
      #expect(run.status == 2 && run.errors.contains("detect: { text: true }"), "\(run.output)\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: out.path))
    }
  }
}

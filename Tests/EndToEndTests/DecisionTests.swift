import Foundation
import TestSupport
import Testing

/// What a person decides about a source: two people side by side, of whom one may be shown.
@Suite struct DecisionTests {
  private let pipeline = """
    backlit: 1
    title: Test
    sources: { interviews: "*.{mov,mp4}" }
    stages:
      - ingest
      - detect
      - review
      - redact: { faces: blur, review: required }
      - render: { for: own, platforms: { own: { like: youtube-720p, width: 1280, height: 360 } } }
      - manifest
      - verify
    """

  /// Two samples beside each other, 2 seconds.
  private func pair(in folder: URL) throws -> URL {
    let footage = folder.appendingPathComponent("footage")
    try FileManager.default.createDirectory(at: footage, withIntermediateDirectories: true)
    try Clip.make(
      [
        "-i", Footage.path("interviews/A001.mov"), "-i", Footage.path("interviews/A002.mp4"), "-filter_complex",
        "[0:v]scale=640:360[a];[1:v]scale=640:360[b];[a][b]hstack", "-t", "2", "-c:v", "libx264", "-crf", "16",
      ], "pair.mp4", in: footage)
    return footage
  }

  /// The piece of the review sheet that keeps the person whose face is in the left half.
  private func keepingTheLeftOne(_ sheet: String) throws -> String {
    let pieces = sheet.components(separatedBy: "<pre tabindex=\"0\">").dropFirst().compactMap {
      $0.components(separatedBy: "</pre>").first
    }
    let piece = try #require(pieces.first { $0.contains("do: keep") && $0.contains(/at: \[\[[0-9.]+, 0\.[0-4]/) })
    return piece.replacingOccurrences(of: "&quot;&quot;", with: "\"she is the reporter\"")
  }

  @Test func nothingIsRenderedBeforeAReviewAndThenWhatWasDecided() throws {
    try withTemporaryFolder { folder in
      let footage = try pair(in: folder), out = folder.appendingPathComponent("out")
      func run() throws -> Command { try Tool.run(pipeline: pipeline, in: folder, on: footage, out: out) }
      let first = try run()
      #expect(first.status == 4, "waiting for a person is no failure: \(first.output)")
      #expect(first.output.contains("pair.decisions.yaml") && first.output.contains("decisions: 1"))
      #expect(!Tool.files(below: out).contains { $0.hasSuffix(".mp4") }, "nobody has looked at it")
      let mark = try #require(try /reviewed: "([0-9a-f]{16})"/.firstMatch(in: first.output)?.1, "\(first.output)")
      let sheetPath = folder.appendingPathComponent("out.workspace/sources/001/review.html").path
      #expect(first.output.contains(sheetPath))
      let sheet = try String(contentsOfFile: sheetPath, encoding: .utf8)

      let decisions = """
        decisions: 1
        reviewed: "\(mark)"
        \(try keepingTheLeftOne(sheet))
        regions:
          badge: { shape: box, at: [[0, 0, 0.8, 0.2, 0.2]], cover: black }
        ranges:
          the-end: { do: black, from: 1.6, to: 2 }
        """
      try Data(decisions.utf8).write(to: footage.appendingPathComponent("pair.decisions.yaml"))
      let second = try run()
      #expect(second.status == 0, "\(second.output)\(second.errors)")
      let file = try #require(Tool.files(below: out).first { $0.hasSuffix(".mp4") })
      let before = try Luma(of: footage.appendingPathComponent("pair.mp4").path, width: 1280, height: 360)
      let after = try Luma(of: out.appendingPathComponent(file).path, width: 1280, height: 360)
      let faces = try ["A001", "A002"].map { try Footage.truth("interviews/\($0).truth.json") }
      for frame in [0, 15, 35] {
        for (index, truth) in faces.enumerated() {
          let box = truth.faces[frame].boxes[0], scale = 640 / Double(truth.width)
          let x = Int(box.x * scale) + 640 * index, y = Int(box.y * scale)
          let columns = x..<x + Int(box.width * scale), rows = y..<y + Int(box.height * scale)
          let share = after.detail(frame: frame, x: columns, y: rows) / before.detail(frame: frame, x: columns, y: rows)
          #expect(
            index == 0 ? share > 0.4 : share < 0.1, "face \(index) in frame \(frame): \(share) of its detail is there")
        }
        #expect(after.frames[frame][340 * 1280 + 100] < 20, "the badge is black")
      }
      #expect(after.frames[45].allSatisfy { $0 < 20 }, "the end is black")
      let manifest = try String(contentsOf: out.appendingPathComponent("manifest.json"), encoding: .utf8)
      #expect(!manifest.contains("badge") && !manifest.contains("reporter"))
      #expect(!Tool.files(below: out).contains { $0.contains("review") })

      // People were looked for anew, and something else was found: the review no longer counts.
      let stale = decisions.replacingOccurrences(of: mark, with: "0000000000000000")
      try Data(stale.utf8).write(to: footage.appendingPathComponent("pair.decisions.yaml"))
      let third = try run()
      #expect(third.status == 4 && third.output.contains("at another time"))
      #expect(
        !Tool.files(below: out).contains { $0.hasSuffix(".mp4") },
        "what was rendered without a review that counts is gone")
    }
  }

  @Test func aPatchThatMovesIsFollowedThroughARealFile() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try FileManager.default.createDirectory(at: footage, withIntermediateDirectories: true)
      // A test picture with a sign that moves 8 pixels a frame to the right.
      try Clip.make(
        [
          "-f", "lavfi", "-i", "color=gray:s=640x360:r=25:d=1.6", "-f", "lavfi", "-i", "smptebars=s=80x60:r=25:d=1.6",
          "-filter_complex", "[0][1]overlay=x=40+200*t:y=100", "-c:v", "libx264", "-pix_fmt", "yuv420p",
        ], "sign.mp4", in: footage)
      let decisions = """
        decisions: 1
        nobody: "a sign in an empty room"
        regions:
          sign: { shape: box, at: [0, 0.0625, 0.2778, 0.125, 0.1667], follow: true, cover: black }
        """
      try Data(decisions.utf8).write(to: footage.appendingPathComponent("sign.decisions.yaml"))
      let text = pipeline.replacingOccurrences(of: ", review: required", with: "").replacingOccurrences(
        of: "width: 1280, height: 360", with: "width: 640, height: 360")
      let result = try Tool.run(pipeline: text, in: folder, on: footage, out: out)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
      let luma = try Luma(of: out.appendingPathComponent("own/test-001.mp4").path, width: 640, height: 360)
      for frame in luma.frames.indices {
        let x = 40 + 8 * frame
        // The bars are between 35 and 235, the wall is grey, the cover black.
        let inside = (105..<155).flatMap { row in (x + 5..<x + 75).map { luma.frames[frame][row * 640 + $0] } }
        #expect(inside.allSatisfy { $0 < 30 }, "frame \(frame)")
      }
    }
  }

  @Test func wrongDecisionsAreToldBeforeAnybodyIsLookedFor() throws {
    try withTemporaryFolder { folder in
      let footage = try pair(in: folder), out = folder.appendingPathComponent("out")
      try Data("decisions: 1\npeople:\n  guide: { do: kep, at: [[1, 2]] }\n".utf8).write(
        to: footage.appendingPathComponent("pair.decisions.yaml"))
      let result = try Tool.run(pipeline: pipeline, in: folder, on: footage, out: out)
      #expect(
        result.status == 1 && result.output.contains("line 3") && result.output.contains("Did you mean 'keep'?"),
        "\(result.output)")
      #expect(!result.errors.contains("detect"))
    }
  }

  @Test func decisionsThatBelongToNoFileStopTheRun() throws {
    try withTemporaryFolder { folder in
      let footage = try pair(in: folder), out = folder.appendingPathComponent("out")
      try Data("decisions: 1\n".utf8).write(to: footage.appendingPathComponent("piar.decisions.yaml"))
      let result = try Tool.run(pipeline: pipeline, in: folder, on: footage, out: out)
      #expect(result.status == 2 && result.errors.contains("piar.decisions.yaml"), "\(result.errors)")
    }
  }
}

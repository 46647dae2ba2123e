import Foundation
import TestSupport
import Testing

/// Renditions in which somebody shows who was to be hidden: verify says so, with the time and a picture that only the owner can see.
@Suite struct FaceCheckTests {
  private static func pipeline(_ redact: String, _ verify: String = "verify") -> String {
    """
    backlit: 1
    title: Film
    sources: { all: "*.mp4" }
    stages:
      - ingest
      - detect
      - redact: { \(redact) }
      - render:
          for: [tall]
          platforms: { tall: { like: youtube-720p, width: 480, height: 640, fit: crop } }
      - manifest
      - \(verify)
    """
  }

  private let rendition = "tall/film-001.mp4"

  @Test func aFaceThatShowsForAMomentIsFoundAtItsTimeAndItsPictureIsPrivate() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), hidden = folder.appendingPathComponent("hidden"),
        shown = folder.appendingPathComponent("shown")
      try Footage.copyInterview("A002", to: footage)
      let first = try Tool.run(pipeline: Self.pipeline("faces: pixelate"), in: folder, on: footage, out: hidden)
      try #require(first.status == 0, "\(first.errors)\(first.output)")
      let second = try Tool.run(
        pipeline: Self.pipeline("faces: keep, because: \"a test\""), in: folder, on: footage, out: shown)
      try #require(second.status == 0, "whoever is kept may be seen: \(second.errors)\(second.output)")

      // From 2 s on the cover is off for three quarters of a second.
      try Forgery.mix(
        rendition, in: hidden, with: shown, "[0:v][1:v]overlay=enable='between(t,2,2.75)',format=yuv420p[v]")

      let workspace = URL(fileURLWithPath: hidden.path + ".workspace")
      let found = try Forgery.findings(hidden, ["--workspace", workspace.path])
      let faces = found.all.filter { $0.check.hasPrefix("face-") }
      let face = try #require(faces.first, "\(found.all)")
      #expect(
        found.status == 1 && faces.count == 1 && face.check == "face-visible" && face.severity == "failure"
          && face.file == rendition, "\(faces)")
      #expect(face.message.contains("track 1") && face.message.contains("CenterFace"), "\(face.message)")
      let time = try #require(face.message.firstMatch(of: /00:00:0(\d\.\d+)/)?.1)
      let seconds = try #require(Double(time))
      #expect(abs(seconds - 2) <= 0.5, "\(face.message)")

      #expect(try Forgery.keepsItsPicturePrivate(hidden) && face.message.contains("run/faces/face-001.png"))

      // A partner has no plan: there every face is told, and none is called wrong.
      let told = try Forgery.findings(shown, ["--faces"])
      #expect(
        told.status == 0 && !told.all.isEmpty
          && told.all.allSatisfy { $0.check == "face-seen" && $0.severity == "warning" }, "\(told.all)")
      let asBefore = try Forgery.findings(shown, [])
      #expect(asBefore.all.isEmpty)
    }
  }

  /// Of two renditions that show the same, one is looked at; the other one's pictures are compared with it, every one: a single frame that shows a
  /// face, between two looks, is found.
  @Test func oneFrameThatShowsMoreThanAnotherRenditionIsFound() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), hidden = folder.appendingPathComponent("hidden"),
        shown = folder.appendingPathComponent("shown")
      try Footage.copyInterview("A002", to: footage)
      func pipeline(_ redact: String) -> String {
        Self.pipeline(redact).replacing("for: [tall]", with: "for: [youtube-720p, tall]")
      }
      let first = try Tool.run(pipeline: pipeline("faces: pixelate"), in: folder, on: footage, out: hidden)
      try #require(first.status == 0, "\(first.errors)\(first.output)")
      let second = try Tool.run(
        pipeline: pipeline("faces: keep, because: \"a test\""), in: folder, on: footage, out: shown)
      try #require(second.status == 0, "\(second.errors)\(second.output)")
      let workspace = hidden.path + ".workspace"
      #expect(try Forgery.findings(hidden, ["--workspace", workspace]).status == 0)
      try Forgery.mix(
        rendition, in: hidden, with: shown, "[0:v][1:v]overlay=enable='eq(n,31)',format=yuv420p[v]")
      let found = try Forgery.findings(hidden, ["--workspace", workspace])
      let faces = found.all.filter { $0.check.hasPrefix("face-") }
      #expect(found.status == 1 && faces.count == 1 && faces.first?.check == "face-visible", "\(found.all)")
      let face = try #require(faces.first)
      #expect(face.file == rendition && face.severity == "failure" && face.message.contains("00:00:01.24"), "\(face)")
    }
  }

  /// Where everyone else is shown, whoever is named to be hidden is looked for all the same.
  @Test func whoIsNamedToBeHiddenIsLookedForAmongThoseWhoAreShown() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), named = folder.appendingPathComponent("named"),
        shown = folder.appendingPathComponent("shown")
      try Footage.copyInterview("A002", to: footage, seconds: 1.5)
      let pipeline = Self.pipeline("faces: keep, because: \"a test\"", "verify: { covers: false }")
      let first = try Tool.run(pipeline: pipeline, in: folder, on: footage, out: shown)
      try #require(first.status == 0, "\(first.errors)\(first.output)")
      let truth = try Footage.truth("interviews/A002.truth.json"), box = truth.faces[10].boxes[0]
      let place = [(box.x + box.width / 2) / Double(truth.width), (box.y + box.height / 2) / Double(truth.height)]
      try Data("decisions: 1\npeople:\n  witness: { do: hide, at: [[0.4, \(place[0]), \(place[1])]] }\n".utf8).write(
        to: footage.appendingPathComponent("A002.decisions.yaml"))
      let second = try Tool.run(pipeline: pipeline, in: folder, on: footage, out: named)
      try #require(second.status == 0, "\(second.errors)\(second.output)")
      let manifest = try String(contentsOf: named.appendingPathComponent("manifest.json"), encoding: .utf8)
      #expect(manifest.contains("\"tracks\" : 1") && manifest.contains("\"drawn\" : 0"), "\(manifest)")
      let right = try Forgery.findings(named, ["--workspace", named.path + ".workspace"])
      #expect(right.status == 0, "\(right.all)")
      try Forgery.mix(
        rendition, in: named, with: shown, "[0:v][1:v]overlay=enable='between(t,0.4,1.2)',format=yuv420p[v]")
      let found = try Forgery.findings(named, ["--workspace", named.path + ".workspace"])
      #expect(found.status == 1 && found.all.contains { $0.check == "face-visible" }, "\(found.all)")
    }
  }

  /// Nothing is called right that was not looked at.
  @Test func whatTheWorkspaceDoesNotKnowAndWhatCannotBeDecodedIsTold() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try Footage.copyInterview("A002", to: footage)
      let run = try Tool.run(pipeline: Self.pipeline("faces: blur"), in: folder, on: footage, out: out)
      try #require(run.status == 0, "\(run.errors)\(run.output)")
      let thumbnail = try #require(Tool.files(below: out).first { $0.hasSuffix(".jpg") })
      let picture = try Data(contentsOf: out.appendingPathComponent(thumbnail))
      try Data("no picture".utf8).write(to: out.appendingPathComponent(thumbnail))
      let broken = try Forgery.findings(out, ["--workspace", out.path + ".workspace"])
      #expect(broken.status == 1 && Set(broken.all.map(\.check)) == ["size-differs", "not-decodable"], "\(broken.all)")
      try picture.write(to: out.appendingPathComponent(thumbnail))
      let record = try #require(
        Tool.files(below: URL(fileURLWithPath: out.path + ".workspace")).first { $0.contains("/render.") })
      try FileManager.default.removeItem(atPath: out.path + ".workspace/" + record)
      let unknown = try Forgery.findings(out, ["--workspace", out.path + ".workspace"])
      #expect(
        unknown.status == 1 && Set(unknown.all.map(\.check)) == ["not-in-workspace"] && unknown.all.count == 2,
        "\(unknown.all)")
    }
  }

  @Test func theCheckCanBeSwitchedOff() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("pipeline.yaml")
      func plan(_ verify: String) throws -> Command {
        try Data(Self.pipeline("faces: blur", verify).utf8).write(to: file)
        return try Tool.run([
          "plan", file.path, Footage.folder.appendingPathComponent("interviews").path, "--out",
          folder.appendingPathComponent("out").path,
        ])
      }
      let off = try plan("verify: { faces: false }"), wrong = try plan("verify: { faces: perhaps }")
      #expect(off.status == 0 && wrong.status == 2, "\(off.errors)\(wrong.errors)")
    }
  }
}

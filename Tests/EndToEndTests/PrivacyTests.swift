import Foundation
import TestSupport
import Testing

/// What in a delivered file is not Backlit's own.
@Suite struct PrivacyTests {
  private func withDelivery(_ environment: [String: String] = [:], _ body: (URL, String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let source = try Clip.make(["-f", "lavfi", "-i", "sine=d=2"], "A.wav", in: folder)
      let out = folder.appendingPathComponent("out")
      let result = try Tool.run(
        ["render", "--for", "audio-podcast", "--out", out.path, source], environment: environment)
      try #require(result.status == 0, "\(result.output)\(result.errors)")
      try body(out, source)
    }
  }

  @Test(arguments: [
    ["-metadata", "title=Ahmad"], ["-metadata:s:a", "handler_name=Camera 7"], ["-movflags", "+faststart"],
  ])
  func whatSomebodyElseWroteIsFoundThoughItPlaysAndItsDigestAgrees(_ arguments: [String]) throws {
    try withDelivery { out, _ in
      let rendition = "audio-podcast/video-001.m4a"
      #expect(try Forgery.findings(out, [], level: "privacy").all.isEmpty)
      let forged = try Clip.make(
        ["-i", out.appendingPathComponent(rendition).path, "-c", "copy"] + arguments, "forged.m4a",
        in: out.deletingLastPathComponent())
      try Forgery.replace(rendition, in: out, by: URL(fileURLWithPath: forged))
      let found = try Forgery.findings(out, [], level: "privacy")
      #expect(
        found.status == 1 && found.all.contains { $0.check == "foreign-data" && $0.file == rendition }, "\(found)")
      #expect(try Forgery.findings(out, [], level: "integrity").status == 0, "whose digests agree")
    }
  }

  @Test func aDeliveryThatSaysMoreThanItsManifestIsFound() throws {
    try withDelivery { out, _ in
      let file = out.appendingPathComponent("manifest.json"), sums = out.appendingPathComponent("SHA256SUMS")
      let before = try Tool.sha256(file)
      let text = try String(contentsOf: file, encoding: .utf8)
      try text.replacingOccurrences(of: "\"title\"", with: "\"source\" : \"Ahmad.mov\",\n  \"title\"").write(
        to: file, atomically: true, encoding: .utf8)
      try String(contentsOf: sums, encoding: .utf8).replacingOccurrences(of: before, with: Tool.sha256(file)).write(
        to: sums, atomically: true, encoding: .utf8)
      let found = try Forgery.findings(out, [], level: "privacy")
      #expect(found.status == 1 && found.all.map(\.check) == ["foreign-data"], "\(found)")
    }
  }

  @Test func filesSayNotWhenSomebodyWasAtWorkWhereThatIsWanted() throws {
    let epoch = ["SOURCE_DATE_EPOCH": "1000000000"]
    try withDelivery(epoch) { out, source in
      for name in Tool.files(below: out) {
        let path = out.appendingPathComponent(name).path
        let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        #expect(time?.timeIntervalSince1970 == 1_000_000_000, "\(name)")
      }
      let call = ["render", "--for", "audio-podcast", "--out", out.path, source]
      let again = try Tool.run(call, environment: epoch)
      #expect(again.status == 0 && !again.errors.contains("has not run yet"), "\(again.errors)")
      let wrong = try Tool.run(call, environment: ["SOURCE_DATE_EPOCH": "yesterday"])
      #expect(wrong.status == 2 && wrong.errors.contains("no number of seconds since 1970"), "\(wrong.errors)")
    }
  }
}

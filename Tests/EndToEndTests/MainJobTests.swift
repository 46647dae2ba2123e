import Foundation
import TestSupport
import Testing

/// The main job on real input: the sample footage, the pipeline file that ships, the tool as built.
@Suite(.serialized) struct MainJobTests {
  /// One run for all tests of this suite.
  private static let delivery = Result { try Delivery() }

  private struct Delivery {
    let out: URL
    let result: Command
    /// Size, inode, time of change and digest of every file of the footage, before the run.
    let before: [String: String]

    init() throws {
      // Kept until the tests of this process end; the next run of the tests starts it anew.
      out = Tool.root.appendingPathComponent(".cache/test-delivery/out")
      try? FileManager.default.removeItem(at: out.deletingLastPathComponent())
      try FileManager.default.createDirectory(at: out.deletingLastPathComponent(), withIntermediateDirectories: true)
      before = try Delivery.stamps()
      result = try Tool.run(["run", Delivery.pipeline, Footage.folder.path, "--out", out.path])
    }

    static func stamps() throws -> [String: String] {
      let names = Tool.files(below: Footage.folder)
      return try Dictionary(
        uniqueKeysWithValues: names.map { name in
          let file = Footage.folder.appendingPathComponent(name)
          let stamp = try Command("stat", ["-c", "%s %i %y %z %a", file.path]).succeeding()
          return (name, stamp.output + (try Tool.sha256(file)))
        })
    }

    static let pipeline = Tool.root.appendingPathComponent("pipelines/youtube.yaml").path
  }

  /// Two interviews in two languages, then a photograph, a clip and a voice note from Telegram.
  private let names = ["001.ar", "001.en", "002.ar", "002.en", "003", "004", "005"]

  @Test func everyRenditionCaptionAndProofIsDeliveredAndNothingElse() throws {
    let delivery = try Self.delivery.get()
    try #require(delivery.result.status == 0, "\(delivery.result.errors)\n\(delivery.result.output)")
    let renditions = ["youtube-1080p", "youtube-shorts"].flatMap { platform in
      names.map { "\(platform)/breaking-the-brand-\($0).mp4" }
    }
    let captions = ["001", "002"].flatMap { id in
      ["ar", "en"].flatMap { language in ["srt", "vtt"].map { "captions/breaking-the-brand-\(id).\(language).\($0)" } }
    }
    let thumbnails = names.map { "youtube-1080p/breaking-the-brand-\($0).thumbnail.jpg" }
    #expect(
      Tool.files(below: delivery.out)
        == (renditions + thumbnails + captions + ["SHA256SUMS", "manifest.json"]).sorted())
    let manifest = try String(contentsOf: delivery.out.appendingPathComponent("manifest.json"), encoding: .utf8)
    #expect(manifest.contains("\"method\" : \"disguise\""), "what was done to voices is said")
  }

  @Test func sourcesAreUntouched() throws {
    let delivery = try Self.delivery.get()
    #expect(delivery.before.count > 10)
    #expect(try Delivery.stamps() == delivery.before)
  }

  @Test func verifyFindsNothingAndCoreutilsAgree() throws {
    let delivery = try Self.delivery.get()
    let verified = try Tool.run(["verify", delivery.out.path])
    #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
    let sums = try Command("sh", ["-c", "cd '\(delivery.out.path)' && sha256sum -c --quiet SHA256SUMS"])
    #expect(sums.status == 0, "\(sums.output)\(sums.errors)")
  }

  @Test(arguments: ["001", "002"])
  func theFaceIsGoneAndTheRestIsThere(id: String) throws {
    let delivery = try Self.delivery.get()
    let clip = id == "001" ? "A001.mov" : "A002.mp4"
    let truth = try Footage.truth("interviews/\(clip.dropLast(4)).truth.json")
    let source = try Luma(of: Footage.path("interviews/\(clip)"), width: 640, height: 360)
    let rendition = try Luma(
      of: delivery.out.appendingPathComponent("youtube-1080p/breaking-the-brand-\(id).en.mp4").path, width: 640,
      height: 360)
    #expect(rendition.frames.count == source.frames.count)
    let scale = 640 / Double(truth.width)
    for frame in truth.faces where frame.frame < rendition.frames.count {
      let box = try #require(frame.boxes.first)
      // The middle of the face: the eyes, the nose and the mouth.
      let x = Int((box.x + box.width * 0.2) * scale)..<Int((box.x + box.width * 0.8) * scale)
      let y = Int((box.y + box.height * 0.2) * scale)..<Int((box.y + box.height * 0.9) * scale)
      let before = source.detail(frame: frame.frame, x: x, y: y),
        after = rendition.detail(frame: frame.frame, x: x, y: y)
      #expect(after < before * 0.05, "frame \(frame.frame): the face keeps \(after / before) of its detail")
    }
    let top = rendition.difference(to: source, frame: 10, rows: 0..<4)
    #expect(top < 12, "the picture beside the face is the source's")
  }

  /// What is planned, against the sample's truth: at least 95 % of the head's ellipse in every frame.
  @Test(arguments: [
    ("001", "interviews/A001"), ("002", "interviews/A002"),
    ("004", "telegram/ChatExport_2026-10-03/video_files/video_1@03-10-2026_18-22-05"),
  ])
  func everyHeadIsCoveredInEveryFrame(id: String, name: String) throws {
    let delivery = try Self.delivery.get()
    let plan = try PlannedEllipses(at: delivery.out.path + ".workspace/sources/\(id)/redaction.json")
    let truth = try Footage.truth(name + ".truth.json")
    try #require(truth.faces.count >= 75)
    for frame in truth.faces {
      for box in frame.boxes {
        let covered = plan.share(
          of: box.head, frame: frame.frame, width: Double(truth.width), height: Double(truth.height))
        #expect(covered >= 0.95, "frame \(frame.frame): \(covered) of the head is covered")
      }
    }
  }

  @Test func captionsAppearWhileACueIsOnInBothLanguages() throws {
    let delivery = try Self.delivery.get()
    func rendition(_ language: String) throws -> Luma {
      try Luma(
        of: delivery.out.appendingPathComponent("youtube-1080p/breaking-the-brand-001.\(language).mp4").path,
        width: 640, height: 360)
    }
    let english = try rendition("en"), arabic = try rendition("ar")
    let cue = try FirstCue(of: Footage.path("interviews/A001.en.srt"))
    let during = Int((cue.start + cue.end) / 2 * 25)
    try #require(during < english.frames.count)
    let band = 270..<350
    #expect(english.difference(to: arabic, frame: during, rows: band) > 4, "the captions differ")
    #expect(english.difference(to: arabic, frame: during, rows: 0..<120) < 1, "the picture above them does not")
    // The same moment without captions: the frame of the other language differs only where either has letters.
    #expect(english.difference(to: arabic, frame: 1, rows: band) < 1, "before the first cue there is nothing")
    let changed = { (a: Luma, b: Luma) in
      (band.lowerBound * 640..<band.upperBound * 640).count {
        a.frames[during][$0] > 200 && Int(a.frames[during][$0]) - Int(b.frames[during][$0]) > 60
      }
    }
    #expect(changed(english, arabic) > 150, "white letters in English")
    #expect(changed(arabic, english) > 150, "white letters in Arabic")
  }

  @Test func nothingOfTheSourceIsInAnyDeliveredFile() throws {
    let delivery = try Self.delivery.get()
    let baits = [
      "A001", "A002", "Maryam", "interviews", "ChatExport", "video_1", "com.apple", "ISO6709", "12.3456",
      "Example Optics", "creation_time", Footage.folder.path, "/tmp",
    ]
    for file in Tool.files(below: delivery.out) {
      let bytes = try Data(contentsOf: delivery.out.appendingPathComponent(file))
      for bait in baits {
        #expect(bytes.range(of: Data(bait.utf8)) == nil, "\(file) holds '\(bait)'")
        #expect(!file.contains(bait))
      }
    }
  }

  @Test func factsAboutPeopleArePrivate() throws {
    let delivery = try Self.delivery.get()
    let workspace = URL(fileURLWithPath: delivery.out.path + ".workspace")
    for path in [""] + Tool.files(below: workspace) {
      let file = workspace.appendingPathComponent(path).path
      let mode = try #require(FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int)
      #expect(mode & 0o077 == 0, "\(path) has mode \(String(mode, radix: 8))")
    }
  }

  @Test func aSecondRunDoesNothingAndKeepsEveryByte() throws {
    let delivery = try Self.delivery.get()
    let sums = try Data(contentsOf: delivery.out.appendingPathComponent("SHA256SUMS"))
    let again = try Tool.run(["run", Delivery.pipeline, Footage.folder.path, "--out", delivery.out.path])
    #expect(again.status == 0)
    #expect(again.output.contains("nothing had to be done"))
    #expect(try Data(contentsOf: delivery.out.appendingPathComponent("SHA256SUMS")) == sums)
  }
}

/// Start and end, in seconds, of the first cue of a SubRip file: read without our own parser.
struct FirstCue {
  let start: Double
  let end: Double

  init(of path: String) throws {
    let line = try #require(
      String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).first { $0.contains("-->") })
    let times = line.components(separatedBy: "-->").map { text in
      text.trimmingCharacters(in: .whitespaces).replacingOccurrences(of: ",", with: ".").split(separator: ":")
        .reduce(0.0) { $0 * 60 + (Double($1) ?? 0) }
    }
    (start, end) = (times[0], times[1])
  }
}

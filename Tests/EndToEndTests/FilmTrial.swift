import Foundation
import TestSupport
import Testing

/// A folder with a real film of two seconds, its transcripts in two languages, and a finished run.
final class FilmTrial {
  static func pipeline(title: String = "Film", set: String = "all", verify: Bool = true) -> String {
    """
    backlit: 1
    title: \(title)
    sources: { \(set): "*.mp4" }
    stages:
      - ingest
      - detect
      - redact
      - subtitle: { languages: [en, ar], burn: each, sidecar: srt }
      - render: { for: [small], platforms: { small: { like: youtube-720p, width: 320, height: 180 } } }
      - manifest
    \(verify ? "  - verify" : "")
    """
  }

  let folder: URL
  let footage: URL
  let out: URL

  init(in folder: URL) throws {
    self.folder = folder
    footage = folder.appendingPathComponent("footage")
    out = folder.appendingPathComponent("out")
    try FileManager.default.createDirectory(at: footage, withIntermediateDirectories: true)
    try Clip.make(
      [
        "-i", Footage.path("interviews/A002.mp4"), "-t", "2", "-vf", "scale=320:180", "-c:v", "libx264", "-c:a", "copy",
      ], "A.mp4", in: footage)
    try write("And then I left.", to: "A.en.srt")
    try write("ثم غادرت.", to: "A.ar.srt")
    let first = try run(Self.pipeline())
    try #require(first.status == 0, "\(first.errors)\(first.output)")
  }

  func write(_ text: String, to name: String) throws {
    try Data("1\n00:00:00,200 --> 00:00:01,800\n\(text)\n".utf8).write(to: footage.appendingPathComponent(name))
  }

  func run(_ text: String, environment: [String: String] = [:]) throws -> Command {
    try call("run", text, environment)
  }

  /// What the plan says of every job: `name  render A.mp4 (small.en): its files get other names, …`
  func jobs(_ text: String) throws -> [String] {
    let verbs = ["run ", "skip", "name"]
    return try call("plan", text, [:]).output.split(separator: "\n").filter { line in
      verbs.contains { line.hasPrefix($0 + "  ") }
    }.map { String($0) }
  }

  /// What the plan would do again: `render A.mp4 (small.en): its input has changed: …`
  func plan(_ text: String, environment: [String: String] = [:]) throws -> [String] {
    try call("plan", text, environment).output.split(separator: "\n").filter { $0.hasPrefix("run ") }
      .map { String($0.dropFirst(6)) }
  }

  private func call(_ command: String, _ text: String, _ environment: [String: String]) throws -> Command {
    let file = folder.appendingPathComponent("pipeline.yaml")
    try Data(text.utf8).write(to: file)
    return try Tool.run([command, file.path, footage.path, "--out", out.path], environment: environment)
  }

  /// Inode and digest of every rendition and caption file, by its name without the title.
  func files() throws -> [String: String] {
    try Dictionary(
      uniqueKeysWithValues: Tool.files(below: out).filter { $0.contains("/") }.map { name in
        let file = out.appendingPathComponent(name)
        let stamp = try Command("stat", ["-c", "%i", file.path]).output.trimmingCharacters(in: .newlines)
        return (name.replacing(/\/[a-z-]+-001/, with: "/001"), "\(stamp) \(try Tool.sha256(file))")
      })
  }

  /// Digests that stand for each file at which verify has looked, and that it found right.
  func foundRight() throws -> Set<String> {
    let file = URL(fileURLWithPath: out.path + ".workspace/run/found-right.json")
    return try Set(JSONDecoder().decode([String].self, from: Data(contentsOf: file)))
  }

  /// Changes the records of jobs whose names begin so.
  func alterRecords(_ prefix: String = "", _ change: (String) -> String) throws {
    let jobs = URL(fileURLWithPath: out.path + ".workspace/jobs")
    let names = Tool.files(below: jobs).filter { $0.hasPrefix(prefix) }
    try #require(!names.isEmpty, "there is no record of \(prefix)")
    for name in names {
      let file = jobs.appendingPathComponent(name)
      let text = try String(contentsOf: file, encoding: .utf8), changed = change(text)
      try #require(changed != text, "\(name) stays as it was")
      try changed.write(to: file, atomically: true, encoding: .utf8)
    }
  }
}

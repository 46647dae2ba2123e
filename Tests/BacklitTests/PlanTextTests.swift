import Files
import Foundation
import Pipeline
import Testing

@testable import Runner
@testable import backlit

/// What a plan says to people.
@Suite struct PlanTextTests {
  /// A plan as `plan --json` writes it.
  private struct Made: Encodable {
    var entries: [Plan.Entry] = []
    var failed: [Plan.Excluded] = []
    var waiting: [String] = []
    var obstacle: Explanation?
    var findings: [Finding] = []
    var writes: [String] = []
    var removes: [String] = []
    var renames: [String: String] = [:]
    var sources = 0
    var sourcesUpToDate = 0
    var bytes: Int64 = 0
    var seconds: Double?

    func lines() throws -> [String] {
      try PlanText(JSONDecoder().decode(Plan.self, from: JSONEncoder().encode(self))).lines
    }

    func total() throws -> String { try #require(try lines().last) }
  }

  private func source(_ id: String, _ name: String) -> Source {
    Source(id: id, set: "all", path: "/footage/\(name)", name: name)
  }

  private func entry(_ stage: String, _ reason: Reason, part: String = "", of source: Source? = nil) -> Plan.Entry {
    Plan.Entry(job: Job(stage, part: part, of: source), reason: reason)
  }

  @Test func everyLineBeginsWithWhatWouldBeDone() throws {
    let first = source("001", "A.mov"), second = source("002", "B.mov")
    var plan = Made(entries: [
      entry("detect", .upToDate, of: first), entry("render", .renamed(file: "new-001.mp4"), part: "tall", of: first),
      entry("detect", .inputChanged(which: "source"), of: second), entry("verify", .dependsOnRunning),
    ])
    plan.failed = [
      .init(
        source: source("003", "C.mov"),
        explanation: .init(doing: "probing the file", path: "C.mov", reason: "it is empty"))
    ]
    plan.obstacle = Explanation(.environment, doing: "making room", reason: "there is none")
    plan.findings = [Finding(.warning, check: "never-checked", "nobody looks")]
    (plan.writes, plan.removes, plan.renames) = (
      ["b.mp4"], ["gone.mp4"], ["old-2.mp4": "new-2.mp4", "old-1.mp4": "new-1.mp4"]
    )
    #expect(
      try plan.lines().dropLast() == [
        "skip  detect A.mov: up to date",
        "name  render A.mov (tall): its files get other names, and are not made again: new-001.mp4",
        "run   detect B.mov: its input has changed: source", "run   verify: a job before it has to run",
        "fail  C.mov: while probing the file: it is empty.", "fail  while making room: there is none.",
        "note nobody looks [never-checked]", "write b.mp4", "remove gone.mp4", "rename old-1.mp4 to new-1.mp4",
        "rename old-2.mp4 to new-2.mp4",
      ])
  }

  @Test func theLastLineAddsUp() throws {
    let first = source("001", "A.mov")
    var plan = Made(
      entries: [
        entry("detect", .upToDate, of: first), entry("render", .renamed(file: "x"), of: first),
        entry("manifest", .neverRun), entry("verify", .neverRun),
      ], failed: [.init(source: source("002", "B.mov"), explanation: .init(doing: "looking", reason: "it is empty"))],
      waiting: ["C.mov", "D.mov"], sources: 4, sourcesUpToDate: 1, bytes: 12_345_678, seconds: 65)
    #expect(
      try plan.total()
        == "4 sources, 1 up to date, 1 would fail, 2 would wait for a review; 2 jobs of 4 to run, "
        + "about 1:05 going by earlier runs, at most about 12 MB to write")
    (plan.bytes, plan.seconds) = (999_999, 3725)
    #expect(try plan.total().hasSuffix("about 1:02:05 going by earlier runs, less than 1 MB to write"))
  }

  /// Nothing is said of what is not known, and of what is nothing.
  @Test(arguments: [Double?.none, 0]) func whatIsNotKnownIsLeftOut(seconds: Double?) throws {
    let plan = Made(entries: [entry("verify", .neverRun)], sources: 1, seconds: seconds)
    #expect(
      try plan.total() == "1 source, 0 up to date, 0 would fail, 0 would wait for a review; 1 job of 1 to run")
  }
}

import Files
import Foundation
import Pipeline
import TestSupport
import Testing

@testable import Runner

@Suite struct WorkspaceTests {
  @Test func workspaceIsReadableByItsOwnerOnly() async throws {
    let trial = try Trial()
    try await trial.run()
    #expect(try trial.folder.permissions("out.workspace") == 0o700)
    #expect(try trial.folder.permissions("out.workspace/sources/001") == 0o700)
    for name in ["names.json", "report.json", "lock", "jobs/read-001.json"] {
      #expect(try trial.folder.permissions("out.workspace/" + name) == 0o600)
    }
  }

  @Test func reportIsWrittenToTheWorkspace() async throws {
    let trial = try Trial()
    try await trial.run()
    let report = try CanonicalJSON.read(RunReport.self, from: trial.workspace + "/report.json")
    #expect(report.exitCode == 0)
    #expect(report.sources.count == 3)
  }

  @Test func secondRunAtTheSameTimeIsRefused() async throws {
    let trial = try Trial()
    try await trial.run()
    let lock = try WorkspaceLock(path: trial.workspace + "/lock")
    let failure = await #expect(throws: Failure.self) { try await trial.run() }
    #expect(failure?.explanation.reason == "another run is at work in it")
    withExtendedLifetime(lock) {}
  }

  @Test func twoWorkspacesCannotUseOneOutputFolderAtTheSameTime() async throws {
    let trial = try Trial()
    try await trial.run()
    let lock = try WorkspaceLock(folder: trial.output)
    let other = try trial.pipelineRun(workspace: trial.folder.path + "/other.workspace")
    let failure = await #expect(throws: Failure.self) { try await other.run() }
    #expect(failure?.explanation.reason == "another run is at work in it")
    withExtendedLifetime(lock) {}
  }

  @Test func aFolderThatHoldsSomethingElseIsNoWorkspace() async throws {
    let trial = try Trial()
    try trial.folder.write("a diary", to: "out.workspace/diary.txt")
    let failure = await #expect(throws: Failure.self) { try await trial.run() }
    #expect(failure?.explanation.reason.contains("no run made it") == true)
    #expect(!trial.folder.exists("out.workspace/jobs"))
    try trial.folder.remove("out.workspace/diary.txt")
    #expect(try await trial.run().report.exitCode == 0, "an empty folder will do")
  }

  @Test func nothingIsWrittenThroughALinkInTheOutputFolder() async throws {
    let trial = try Trial()
    try trial.folder.write("x", to: "elsewhere/file.txt")
    try FileManager.default.createDirectory(atPath: trial.output, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: trial.output + "/a-title-001", withDestinationPath: trial.folder.path + "/elsewhere")
    let failure = await #expect(throws: Failure.self) { try await trial.run() }
    #expect(failure?.explanation.path?.hasSuffix("a-title-001") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: trial.folder.path + "/elsewhere") == ["file.txt"])
  }

  @Test func anUnreadableSaltIsNeverReplaced() async throws {
    let trial = try Trial()
    try await trial.run()
    let salt = try Data(contentsOf: URL(fileURLWithPath: trial.workspace + "/run/salt"))
    #expect(salt.count == 32)
    try trial.folder.write("too short", to: "out.workspace/run/salt")
    let failure = await #expect(throws: Failure.self) { try await trial.run() }
    #expect(failure?.explanation.kind == .environment)
    #expect(try trial.folder.read("out.workspace/run/salt") == "too short")
    try trial.folder.remove("out.workspace/run/salt")
    try await trial.run()
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: trial.workspace + "/run/salt")) != salt,
      "only where there is none is one made")
  }

  @Test func lostNamesComeBackFromTheRecords() async throws {
    let trial = try Trial()
    try await trial.run()
    try trial.folder.write("first by name", to: "footage/interviews/A000.mov")
    try trial.folder.remove("out.workspace/names.json")
    let result = try await trial.run()
    #expect(
      result.report.sources.map { "\($0.id) \($0.name)" } == [
        "004 interviews/A000.mov", "001 interviews/A001.mov", "002 interviews/A002.mov", "003 interviews/A003.mov",
      ])
    #expect(result.report.findings.contains { $0.finding.check == "names-restored" })
    #expect(result.started["read-001"] == nil)
  }

  @Test func lockIsLiftedWithItsOwner() async throws {
    let folder = try TemporaryFolder()
    for _ in 0..<2 { _ = try WorkspaceLock(path: folder.path + "/lock") }
  }

  @Test func privateAndPublicFoldersMustNotMix() async throws {
    let trial = try Trial()
    let folders = [
      (trial.output + "/workspace", trial.output), (trial.workspace, trial.workspace + "/out"),
      (trial.output, trial.output),
      (trial.workspace, trial.footage), (trial.footage, trial.output), (trial.footage + "/interviews", trial.output),
    ]
    for (workspace, output) in folders {
      let mixed = try trial.pipelineRun(workspace: workspace, output: output)
      await #expect(throws: Failure.self) { try await mixed.run() }
      await #expect(throws: Failure.self) { try await mixed.plan() }
    }
    #expect(!trial.folder.exists("out"))
  }

  @Test func partialFilesOfDeadProcessesAreRemoved() async throws {
    let trial = try Trial()
    try await trial.run()
    // Process 1 lives as long as the machine does.
    let living = ".video.mp4.1-3.part"
    let dead = ".video.mp4.\(Int32.max)-3.part"
    let ours = ".video.mp4.\(getpid())-900000.part"
    for name in [living, dead, ours, "note.part", ".x.part"] {
      try trial.folder.write("x", to: "out/a-title-001/" + name)
      try trial.folder.write("x", to: "out.workspace/sources/001/" + name)
      try trial.folder.write("x", to: "out/" + name + "/720p.mp4")
    }
    try await trial.run()
    #expect(trial.folder.exists("out/" + living + "/720p.mp4") && !trial.folder.exists("out/" + dead))
    for place in ["out/a-title-001/", "out.workspace/sources/001/"] {
      #expect(trial.folder.exists(place + living))
      #expect(!trial.folder.exists(place + dead))
      #expect(!trial.folder.exists(place + ours))
      #expect(trial.folder.exists(place + "note.part"))
      #expect(trial.folder.exists(place + ".x.part"))
    }
  }

  @Test func partialNamesAreThoseThatWholeFileGives() {
    let name = (WholeFile.temporaryPath(for: "/tmp/a.b.mp4") as NSString).lastPathComponent
    #expect(Leftovers.writer(of: name) == getpid())
    for other in [
      ".part", ".1-2.part", ".a.1-.part", ".a.-1-2.part", "a.1-2.part", ".a.1-2", ".a.x-2.part", ".a.0-2.part",
    ] {
      #expect(Leftovers.writer(of: other) == nil)
    }
  }
}

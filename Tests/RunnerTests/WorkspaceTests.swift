import Files
import Foundation
import Pipeline
import Testing

@testable import Runner

@Suite struct WorkspaceTests {
  @Test func workspaceIsReadableByItsOwnerOnly() throws {
    let trial = try Trial()
    try trial.run()
    #expect(try trial.folder.permissions("out.workspace") == 0o700)
    #expect(try trial.folder.permissions("out.workspace/sources/001") == 0o700)
    for name in ["names.json", "report.json", "lock", "jobs/read-001.json"] {
      #expect(try trial.folder.permissions("out.workspace/" + name) == 0o600)
    }
  }

  @Test func reportIsWrittenToTheWorkspace() throws {
    let trial = try Trial()
    try trial.run()
    let report = try CanonicalJSON.read(RunReport.self, from: trial.workspace + "/report.json")
    #expect(report.exitCode == 0)
    #expect(report.sources.count == 3)
  }

  @Test func secondRunAtTheSameTimeIsRefused() throws {
    let trial = try Trial()
    try trial.run()
    let lock = try WorkspaceLock(path: trial.workspace + "/lock")
    let failure = #expect(throws: Failure.self) { try trial.run() }
    #expect(failure?.explanation.reason == "another run is at work in it")
    withExtendedLifetime(lock) {}
  }

  @Test func lockIsLiftedWithItsOwner() throws {
    let folder = try TemporaryFolder()
    for _ in 0..<2 { _ = try WorkspaceLock(path: folder.path + "/lock") }
  }

  @Test func privateAndPublicFoldersMustNotMix() throws {
    let trial = try Trial()
    let executor = try trial.executor()
    let folders = [
      (trial.output + "/workspace", trial.output), (trial.workspace, trial.workspace + "/out"),
      (trial.output, trial.output),
      (trial.workspace, trial.footage),
    ]
    for (workspace, output) in folders {
      let mixed = LocalExecutor(
        pipeline: executor.pipeline, footage: executor.footage, workspace: workspace, output: output, tool: trial.tool)
      #expect(throws: Failure.self) { try mixed.run() }
      #expect(throws: Failure.self) { try mixed.plan() }
    }
    #expect(!trial.folder.exists("out"))
  }

  @Test func partialFilesOfDeadProcessesAreRemoved() throws {
    let trial = try Trial()
    // Process 1 lives as long as the machine does.
    let living = ".video.mp4.1-3.part"
    let dead = ".video.mp4.\(Int32.max)-3.part"
    let ours = ".video.mp4.\(getpid())-900000.part"
    for name in [living, dead, ours, "note.part", ".x.part"] {
      try trial.folder.write("x", to: "out/a-title-001/" + name)
      try trial.folder.write("x", to: "out.workspace/sources/001/" + name)
    }
    try trial.run()
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

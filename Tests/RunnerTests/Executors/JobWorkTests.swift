import Files
import Foundation
import Pipeline
import Testing

@testable import Runner

/// The digest of what a stage published is taken once, by whoever wrote it.
@Suite struct JobWorkTests {
  /// Other bytes than those of the file: what says so has not read the file again.
  private static let told = Digest.of("as the stage wrote it")

  /// Delivers a file, and tells its digest where its options say so.
  private struct TellingStage: Stage {
    static let name = "tell"
    static let scope = StageScope.source
    static let consumes: [ArtifactKind] = [.source]
    static let produces: [ArtifactKind] = [.rendition]
    static let optionRules: [OptionRule] = []
    let options: FakeOptions

    func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
      let path = workspace.outputFolder.appendingPathComponent("\(workspace.publicName).mp4").path
      try WholeFile.write(Data("a rendition".utf8), to: path)
      return [Artifact(.rendition, path: path, digest: options.text == "told" ? JobWorkTests.told : nil)]
    }
  }

  private func trial(_ text: String) throws -> Trial {
    let trial = try Trial([TellingStage(options: .init(text: text))])
    trial.executor = InProcessExecutor(catalog: StageCatalog([TellingStage.self]))
    return trial
  }

  private func digest(_ trial: Trial) throws -> Digest? {
    try CanonicalJSON.read(JobRecord.self, from: trial.workspace + "/jobs/tell-001.json").outputs.first?.digest
  }

  @Test func aDigestThatAStageTellsIsNotTakenAgain() async throws {
    let trial = try trial("told")
    #expect(try await trial.run().report.exitCode == 0)
    #expect(try digest(trial) == Self.told)
    #expect(try await trial.run().started.isEmpty, "a file that nobody touched is not read by the next run either")
    #expect(try digest(trial) == Self.told)
  }

  @Test func aDigestThatAStageDoesNotTellIsThatOfTheFile() async throws {
    let trial = try trial("")
    #expect(try await trial.run().report.exitCode == 0)
    #expect(try digest(trial) == Digest.of("a rendition"))
  }

  /// Written again with the same bytes: its stamp is another one, and it is read.
  @Test(arguments: [("told", false), ("", true)])
  func aFileIsHeldAgainstTheDigestThatWasTold(text: String, isRight: Bool) async throws {
    let trial = try trial(text)
    try await trial.run()
    try trial.folder.write("a rendition", to: "out/a-title-001.mp4")
    let expected = isRight ? Reason.upToDate : Reason.outputAltered(file: "a-title-001.mp4")
    #expect(try await trial.plan()["tell-001"] == expected)
  }
}

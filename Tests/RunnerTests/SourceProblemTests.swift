import Testing

@testable import Runner

@Suite struct SourceProblemTests {
  @Test func twoTranscriptsOfOneLanguageFailTheirSourceAlone() async throws {
    let trial = try Trial()
    try trial.folder.write("x", to: "footage/interviews/A001.en.srt")
    try trial.folder.write("y", to: "footage/interviews/A001.EN.vtt")
    let report = try await trial.run().report
    #expect(report.exitCode == 1)
    #expect(report.sources.map(\.state) == [.failed, .finished, .finished])
    let reason = try #require(report.sources[0].explanation?.reason)
    #expect(reason.contains("A001.en.srt") && reason.contains("A001.EN.vtt"))
    #expect(trial.delivered["manifest.json"]?.contains("failed: 1") == true)
    #expect(try await trial.run().started.isEmpty)
  }
}

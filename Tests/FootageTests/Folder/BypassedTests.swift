import Files
import Foundation
import Pipeline
import TestSupport
import Testing

@testable import Footage

/// What is no file of its own is passed over, and never in silence.
@Suite struct BypassedTests {
  private let films = SourceSet(name: "films", pattern: "films/**/*.mov")

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["films/A001.mov", "elsewhere/B.mov", "elsewhere/B.en.srt"] { try folder.write("x", to: name) }
    return folder
  }

  private func scan(_ folder: TemporaryFolder) throws -> FoundFootage {
    try FootageScanner(folder: folder.path).scan(for: [films])
  }

  @Test func linkedFilmIsAFailureThatNamesIt() throws {
    let folder = try folder()
    try folder.link("films/A002.mov", to: "elsewhere/B.mov")
    try folder.link("films/notes.txt", to: "elsewhere/B.mov")
    let footage = try scan(folder)
    #expect(footage.sources.map(\.name) == ["films/A001.mov"])
    #expect(footage.findings.map(\.file) == ["films/A002.mov"])
    #expect(footage.findings.map(\.severity) == [.failure])
    #expect(footage.findings[0].message.contains("Put the file itself there"))
  }

  @Test func brokenLinkAndPipeAreFailuresThatNameThem() throws {
    let folder = try folder()
    try folder.link("films/A002.mov", to: "nowhere")
    #expect(mkfifo(folder.path + "/films/A003.mov", 0o600) == 0)
    let footage = try scan(folder)
    #expect(footage.findings.map(\.file) == ["films/A002.mov", "films/A003.mov"])
    #expect(footage.findings.map(\.check) == ["source-not-read", "source-not-read"])
  }

  @Test func linkedFolderIsToldWhereASetCouldLookIntoIt() throws {
    let folder = try folder()
    try folder.link("films/day2", to: "elsewhere")
    try folder.link("other", to: "elsewhere")
    try folder.link("transcripts", to: "elsewhere")
    let footage = try scan(folder)
    #expect(footage.sources.map(\.name) == ["films/A001.mov"])
    #expect(footage.findings.map(\.file) == ["films/day2", "transcripts"])
    #expect(footage.findings.allSatisfy { $0.severity == .warning && $0.check == "folder-not-read" })
  }

  @Test func linkedTranscriptAndPipeAreToldAndNotUsed() throws {
    let folder = try folder()
    try folder.link("films/A001.en.srt", to: "elsewhere/B.en.srt")
    #expect(mkfifo(folder.path + "/films/A001.ar.srt", 0o600) == 0)
    let footage = try scan(folder)
    #expect(footage.sources[0].transcripts.isEmpty)
    #expect(footage.sources[0].nearTranscripts == ["films/A001.ar.srt", "films/A001.en.srt"])
    #expect(footage.findings.map(\.check) == ["transcript-not-read", "transcript-not-read"])
    #expect(Set(footage.findings.map(\.file)) == ["films/A001.ar.srt", "films/A001.en.srt"])
  }

  @Test func pipeAsDecisionsFileStopsTheRun() throws {
    let folder = try folder()
    #expect(mkfifo(folder.path + "/films/A001.decisions.yaml", 0o600) == 0)
    let failure = #expect(throws: Failure.self) { try scan(folder) }
    #expect(failure?.explanation.path == "films/A001.decisions.yaml")
    #expect(failure?.explanation.advice?.hasPrefix("Put the file itself there") == true)
  }

  /// `probe` has always refused them, and `render` must not know better.
  @Test func namedFileThatIsALinkIsAProblem() throws {
    let folder = try folder()
    try folder.link("films/A002.mov", to: "elsewhere/B.mov")
    let source = try #require(FoundFootage(files: [folder.path + "/films/A002.mov"], set: "files").sources.first)
    #expect(source.problem?.reason.contains("symbolic link") == true)
    #expect(source.name == folder.path + "/films/A002.mov")
  }

  @Test func folderWithNothingButLinksSaysSo() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "elsewhere/B.mov")
    try folder.write("x", to: "films/notes.txt")
    try folder.link("films/A002.mov", to: "elsewhere/B.mov")
    let failure = #expect(throws: Failure.self) { try scan(folder) }
    #expect(failure?.explanation.reason.contains("films/A002.mov: it is a symbolic link") == true)
  }
}

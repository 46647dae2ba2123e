import Files
import Foundation
import Pipeline
import TestSupport
import Testing

@testable import Footage

@Suite struct FootageScannerTests {
  private let interviews = SourceSet(name: "interviews", pattern: "interviews/**/*.{mov,mp4}")

  private func scan(
    _ folder: TemporaryFolder, _ sets: [SourceSet]? = nil, excluding: [String] = []
  ) throws -> FoundFootage {
    try FootageScanner(folder: folder.path, excluding: excluding).scan(for: sets ?? [interviews])
  }

  @Test func sourcesAreSortedAndHiddenAndLinkedOnesAreNot() throws {
    let folder = try TemporaryFolder()
    for name in ["b.mov", "a.mp4", "deep/er/c.mov", ".hidden.mov", ".trash/d.mov", "notes.txt"] {
      try folder.write("x", to: "interviews/" + name)
    }
    try folder.write("x", to: "elsewhere/e.mov")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/interviews/link.mov", withDestinationPath: folder.path + "/elsewhere/e.mov")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/interviews/linked", withDestinationPath: folder.path + "/elsewhere")
    let footage = try scan(folder)
    #expect(footage.sources.map(\.name) == ["interviews/a.mp4", "interviews/b.mov", "interviews/deep/er/c.mov"])
    #expect(footage.sources.allSatisfy { $0.set == "interviews" && $0.kind == .video && $0.path.hasPrefix("/") })
  }

  @Test func transcriptsLieBesideTheirSource() throws {
    let folder = try TemporaryFolder()
    for name in [
      "A001.mov", "A001.en.srt", "A001.ku-latn.VTT", "A001.final.srt", "A001.part.en.srt", "A0011.fr.srt",
      "other/A001.de.srt",
    ] { try folder.write("x", to: "interviews/" + name) }
    let source = try #require(try scan(folder).sources.first)
    #expect(source.transcripts.map(\.language) == ["en", "ku-Latn"])
    #expect(
      source.transcripts.map(\.path) == ["A001.en.srt", "A001.ku-latn.VTT"].map { folder.path + "/interviews/" + $0 })
    #expect(source.problem == nil)
  }

  /// Beside the source, in `transcripts` beside it, and at the top, there also in a folder like the source's own.
  @Test func transcriptsLieInFoldersOfTheirOwn() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "interviews/day/A001.mov")
    let names = [
      "interviews/day/A001.ar.srt", "interviews/day/transcripts/A001.en.txt", "transcripts/A001.fr.vtt",
      "transcripts/interviews/day/A001.tr.srt",
      "transcripts/A001.json", "interviews/transcripts/A001.de.srt", "interviews/day/A001.truth.json",
    ]
    for name in names { try folder.write("x", to: name) }
    let endings = TranscriptEndings(["srt", "vtt", "txt", "json"], tellingLanguage: ["json"])
    let source = try #require(
      try FootageScanner(folder: folder.path, transcripts: endings).scan(for: [interviews]).sources.first)
    #expect(source.transcripts.map(\.language) == ["ar", "en", "fr", "tr", nil])
    #expect(source.transcripts.map(\.path) == names.prefix(5).map { folder.path + "/" + $0 })
  }

  @Test func twoTranscriptsOfOneLanguageAreAProblemOfTheirSourceAlone() throws {
    let folder = try TemporaryFolder()
    for name in ["A001.mov", "A002.mov", "A001.en.srt", "A001.EN.vtt"] {
      try folder.write("x", to: "interviews/" + name)
    }
    let sources = try scan(folder).sources
    let reason = try #require(sources[0].problem?.reason)
    #expect(reason.contains("A001.en.srt") && reason.contains("A001.EN.vtt"))
    #expect(sources[1].problem == nil)
  }

  @Test func transcriptWithoutLanguageIsPointedOut() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "interviews/A001.mov")
    try folder.write("x", to: "interviews/A001.srt")
    let footage = try scan(folder)
    #expect(footage.findings.map(\.check) == ["transcript-without-language"])
    #expect(footage.findings.map(\.file) == ["interviews/A001.srt"])
  }

  @Test func transcriptsAndDecisionsAreNeverSources() throws {
    let folder = try TemporaryFolder()
    for name in ["A001.mov", "A001.en.srt", "A001.decisions.yaml"] { try folder.write("x", to: name) }
    #expect(try scan(folder, [SourceSet(name: "all", pattern: "**/*")]).sources.map(\.name) == ["A001.mov"])
  }

  /// Whoever wrote it expects that it counts.
  @Test(arguments: [
    "A001.decisions.yml", "A001.decisions.YAML", "A001.Decisions.yaml", "A001_decisions.yaml", "A001.decision.yaml",
    "A001.decisions.yaml.txt", "A001.decisions (1).yaml",
  ])
  func whatIsOnlyAlmostADecisionsFileStopsTheRun(_ name: String) throws {
    let folder = try TemporaryFolder()
    for file in ["A001.mov", name, "The decision.txt"] { try folder.write("x", to: file) }
    let failure = try #require(throws: Failure.self) { try scan(folder, [SourceSet(name: "all", pattern: "*.mov")]) }
    #expect(failure.explanation.path == name)
    let single = FoundFootage(files: [folder.path + "/A001.mov"], set: "files")
    #expect(single.sources.first?.problem?.path == name)
  }

  @Test func aDecisionsFileThatIsALinkStopsTheRun() throws {
    let folder = try TemporaryFolder()
    for file in ["A001.mov", "elsewhere/shared.txt"] { try folder.write("x", to: file) }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/A001.decisions.yaml", withDestinationPath: folder.path + "/elsewhere/shared.txt")
    let failure = try #require(throws: Failure.self) { try scan(folder, [SourceSet(name: "all", pattern: "*.mov")]) }
    #expect(failure.explanation.reason.contains("link"))
  }

  @Test func aDecisionsFileOfTwoFilmsIsThatOfNeither() throws {
    let folder = try TemporaryFolder()
    for file in ["A001.mov", "A001.mp4", "A001.decisions.yaml", "B.mov", "B.decisions.yaml"] {
      try folder.write("x", to: file)
    }
    let sources = try scan(folder, [SourceSet(name: "all", pattern: "*.{mov,mp4}")]).sources
    #expect(sources.map { $0.problem == nil } == [false, false, true])
    #expect(sources[0].problem?.advice?.contains("A001.mov.decisions.yaml") == true)
  }

  @Test func outputFolderInTheFootageFolderIsNotScanned() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.mov")
    try folder.write("x", to: "out/001.mov")
    let footage = try scan(folder, [SourceSet(name: "all", pattern: "**/*.mov")], excluding: [folder.path + "/out"])
    #expect(footage.sources.map(\.name) == ["a.mov"])
  }

  @Test func fileOfTwoSetsIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "interviews/a.mov")
    let failure = #expect(throws: Failure.self) {
      try scan(folder, [interviews, SourceSet(name: "others", pattern: "**/*.mov")])
    }
    #expect(failure?.explanation.path == "interviews/a.mov")
    #expect(failure?.explanation.reason.contains("'interviews' and 'others'") == true)
  }

  @Test func namesThatOnlyLookDifferentToTheFileSystemAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "interviews/\u{e9}.mov")
    try folder.write("x", to: "interviews/e\u{301}.mov")
    #expect(throws: Failure.self) { try scan(folder) }
  }

  @Test func missingFolderAndFileInItsPlaceAreExplained() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    for name in ["absent", "file"] {
      let failure = #expect(throws: Failure.self) {
        try FootageScanner(folder: folder.path + "/" + name).scan(for: [interviews])
      }
      #expect(failure?.explanation.advice != nil)
    }
  }

  @Test func folderWithoutSourcesSaysWhatWasTriedAndWhatLiesThere() throws {
    let folder = try TemporaryFolder()
    for name in ["A.MOV", "B.MOV", "notes.txt"] { try folder.write("x", to: "interviews/" + name) }
    let failure = #expect(throws: Failure.self) { try scan(folder, [SourceSet(name: "films", pattern: "films/*.mov")]) }
    #expect(failure?.explanation.reason.contains("'films/*.mov' (films)") == true)
    #expect(failure?.explanation.advice?.contains("2 .MOV, 1 .txt") == true)
  }

  @Test func emptySetAmongOthersIsAWarning() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "interviews/a.mov")
    let footage = try scan(folder, [interviews, SourceSet(name: "phones", pattern: "phones/*")])
    #expect(footage.findings.map(\.check) == ["empty-source-set"])
  }
}

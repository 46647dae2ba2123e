import Files
import Pipeline
import TestSupport
import Testing

@testable import Footage

@Suite struct TranscriptFinderTests {
  private let endings = TranscriptEndings(["srt", "vtt", "txt", "json"], tellingLanguage: ["json"])

  private func find(_ source: String, among files: [String]) -> TranscriptFinder.Result {
    TranscriptFinder(folder: "/f", files: files, endings: endings).transcripts(of: source)
  }

  @Test(arguments: [
    ("A001.en-US.srt", "en-US"), ("A001.en_GB.vtt", "en-GB"), ("A001.eng.srt", "en"), ("A001.ara.srt", "ar"),
    ("A001.EN.srt", "en"), ("A001.english.srt", "en"), ("A001.Arabic.srt", "ar"), ("A001_ar.srt", "ar"),
    ("A001-ar.srt", "ar"), ("A001 (ar).srt", "ar"), ("A001 ar.srt", "ar"), ("A001 [ar].srt", "ar"),
    ("A001_english.srt", "en"),
    ("A001_pt_BR.srt", "pt-BR"), ("A001-zh-Hans.srt", "zh-Hans"), ("A001.ger.srt", "de"), ("A001.deu.srt", "de"),
    ("A001.ku_latn.srt", "ku-Latn"), ("A001.iw.srt", "he"), ("A001_ckb.srt", "ckb"), ("transcripts/A001-ara.txt", "ar"),
  ]) func languageIsFoundHoweverItIsWritten(_ file: String, _ language: String) {
    let result = find("A001.mov", among: ["A001.mov", file])
    #expect(result.transcripts == [Artifact(.transcript, path: "/f/" + file, language: language)])
    #expect(result.problem == nil && result.near.isEmpty && result.findings.isEmpty)
  }

  @Test(arguments: [
    "A001_v2.srt", "A001-01.srt", "A001 (1).srt", "A001_cut.srt", "A001_final.srt", "A001.part.en.srt",
    "A001.subtitles.srt",
    "A001.en.srt.txt", "A01.en.srt", "A001.srt", "a001.en.srt", "A001.en.srt.bak", "A0011.fr.srt", "A010.en.srt",
  ]) func whatWasPerhapsMeantIsNamedAndNotUsed(_ file: String) {
    let result = find("A001.mov", among: ["A001.mov", file])
    #expect(result.transcripts.isEmpty)
    #expect(result.near == [file])
  }

  @Test(arguments: ["B.en.srt", "A123.en.srt", "other/A001.en.srt", "A001x.txt", "notes.txt", "A001.json"])
  func whatBelongsElsewhereIsNotNamed(_ file: String) {
    #expect(find("A001.mov", among: ["A001.mov", file]).near.isEmpty)
  }

  /// The transcript of `A_ar.mov` is no Arabic one of `A.mov`.
  @Test func longestStemOwnsALooseName() {
    let files = ["A.mov", "A_ar.mov", "A_ar.srt", "A_ar_en.srt", "A_fr.srt"]
    #expect(find("A.mov", among: files).transcripts.map(\.language) == ["fr"])
    #expect(find("A_ar.mov", among: files).transcripts.map(\.language) == ["en"])
  }

  @Test(arguments: [
    ["A001.en.srt", "A001.eng.srt"], ["A001.en.srt", "A001_EN.vtt"], ["A001.english.srt", "A001.en.txt"],
  ])
  func twoFilesOfOneLanguageAreAProblemThatNamesBoth(_ files: [String]) {
    let problem = find("A001.mov", among: ["A001.mov"] + files).problem
    #expect(files.allSatisfy { problem?.reason.contains($0) == true })
  }

  @Test func regionsOfOneLanguageAreTwoTranscripts() {
    let result = find("A001.mov", among: ["A001.mov", "A001.en-US.srt", "A001.en_GB.srt"])
    #expect(result.transcripts.map(\.language) == ["en-GB", "en-US"])
    #expect(result.problem == nil)
  }

  @Test func noMoreThanAFewAreNamed() {
    let files = ["A001.mov"] + (1...30).map { "A001.subtitles\($0).srt" }
    #expect(find("A001.mov", among: files).near.count == 5)
  }

  @Test func nearTranscriptsReachTheSource() throws {
    let folder = try TemporaryFolder()
    for name in ["A001.mov", "A001.subtitles.srt"] { try folder.write("x", to: "films/" + name) }
    let set = SourceSet(name: "films", pattern: "films/*.mov")
    let source = try #require(try FootageScanner(folder: folder.path).scan(for: [set]).sources.first)
    #expect(source.nearTranscripts == ["films/A001.subtitles.srt"])
    #expect(source.named("001").nearTranscripts == source.nearTranscripts)
  }

  /// Every source asks, and every file is asked about: that must not be the one times the other.
  @Test func thousandsOfFilmsAndTranscriptsAreMatchedQuickly() {
    let films = (0..<3000).map { "f/A\($0).mov" }
    let files = films + (0..<3000).flatMap { ["f/A\($0).en.srt", "f/A\($0)_ar.srt"] }
    let elapsed = ContinuousClock().measure {
      let finder = TranscriptFinder(folder: "/x", files: files, endings: endings)
      #expect(films.allSatisfy { finder.transcripts(of: $0).transcripts.count == 2 })
    }
    #expect(elapsed < .seconds(20))
  }
}

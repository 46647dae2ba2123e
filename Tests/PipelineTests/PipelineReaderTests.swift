import Files
import Foundation
import Pipeline
import Testing

@Suite struct PipelineReaderTests {
  private func read(_ text: String) throws -> PipelineFile {
    try PipelineReader.read(text: text, file: "test.yaml", catalog: testCatalog).get()
  }

  private func options(of stage: String) throws -> [String] {
    try read(goodPipeline).stages.filter { $0.name == stage }.map(\.options)
  }

  @Test func goodFileIsReadWhole() throws {
    let pipeline = try read(goodPipeline)
    #expect(pipeline.title == "Breaking the brand: Žižek's Мова")
    #expect(pipeline.slug == "breaking-the-brand-zizeks-mova")
    #expect(
      pipeline.sourceSets == [
        SourceSet(name: "interviews", pattern: "interviews/**/*.{mov,mp4,mkv,mts,mxf}"),
        SourceSet(name: "telegram", pattern: "telegram/*/result.json"),
      ])
    #expect(
      pipeline.stages.map(\.name) == [
        "ingest", "detect", "redact", "redact", "subtitle", "render", "manifest", "verify",
      ])
    #expect(pipeline.stages.map(\.of) == [nil, nil, ["interviews"], ["telegram"], ["interviews"], nil, nil, nil])
  }

  @Test func optionsAreCanonicalJSON() throws {
    #expect(try options(of: "ingest") == ["{}"])
    #expect(try options(of: "detect") == [#"{"faces":true}"#])
    #expect(try options(of: "manifest") == ["{}"])
    #expect(try options(of: "verify") == ["{}"])
  }

  @Test func stagesGetTheirOptions() throws {
    let redacts = try read(goodPipeline).stages.compactMap { $0.stage as? TestRedact }
    #expect(redacts.map(\.options.faces) == ["blur", "keep"])
    #expect(redacts.map(\.options.because) == [nil, "everyone consented in writing"])
  }

  @Test func timesStayTextAndSingleValuesBecomeLists() throws {
    #expect(try options(of: "redact").first == #"{"faces":"blur","mute":["1:30"]}"#)
    #expect(try options(of: "render") == [#"{"for":["youtube-1080p","telegram"]}"#])
  }

  @Test func norwegianIsALanguageAndTagsGetTheirUsualSpelling() throws {
    #expect(try options(of: "subtitle") == [#"{"burn":"no","languages":["en","no","ku-Latn"],"sidecar":["vtt"]}"#])
  }

  @Test func equalOptionsAreEqualBytesHoweverTheyAreWritten() throws {
    func options(_ line: String) throws -> String? {
      let start = "backlit: 1\ntitle: x\nsources: { a: '*' }\nstages:\n- ingest\n- detect\n"
      return try read(start + line).stages.last?.options
    }
    let expected = try options("- redact: { faces: blur, because: 12 }\n")
    #expect(expected == #"{"because":"12","faces":"blur"}"#)
    #expect(try options("- redact:\n    because: \"12\"\n    faces: 'blur'\n") == expected)
    #expect(try options("- { \"redact\": { because: !!str 12, faces: blur } }\n") == expected)
  }

  @Test func aliasesAreAccepted() throws {
    let pipeline = try read(
      """
      backlit: 1
      title: x
      sources: { a: "*.mov", b: "*.mp4" }
      stages:
        - ingest
        - detect
        - redact: { of: &first [a], faces: &how blur }
        - redact: { of: b, faces: *how }
        - render: { of: *first, for: telegram }
      """)
    #expect(pipeline.stages.last?.of == ["a"])
  }

  @Test func numbersAndBooleansCanBeTitles() throws {
    for title in ["2024", "yes", "1:30", "0x1F"] {
      #expect(try read("backlit: 1\ntitle: \(title)\nsources: { a: '*' }\nstages: [ingest]\n").title == title)
    }
  }

  @Test func sourceSetsWithoutRenditionsAreFine() throws {
    let text = """
      backlit: 1
      title: x
      sources: { a: "*.mov", b: "*.mp4" }
      stages:
        - ingest
        - detect: { of: a }
        - redact: { of: a, faces: blur }
        - render: { of: a, for: telegram }
        - manifest
      """
    #expect(try read(text).stages.count == 5)
  }

  /// Subtitles are made of transcripts, which a source may lack; what render needs of redact has no such excuse.
  @Test func stagesDoNotInsistOnWhatIsMadeOfTranscriptsAlone() throws {
    let text =
      "backlit: 1\ntitle: x\nsources: { a: '*' }\n"
      + "stages: [ingest, detect, redact: { faces: fill }, render: { for: telegram }]\n"
    #expect(try read(text).stages.count == 4)
  }

  @Test func slugIsTheAuthorsWhereTheyGiveOne() throws {
    let text = "backlit: 1\ntitle: مقابلة\nSLUGsources: { a: '*' }\nstages: [ingest]\n"
    #expect(try read(text.replacing("SLUG", with: "slug: hidden-voices-2\n")).slug == "hidden-voices-2")
    #expect(try read(text.replacing("SLUG", with: "")).slug == "mqablt")
  }

  /// `redact` of one set may stand before `review` of another.
  @Test func orderMattersOnlyWithinASourceSet() throws {
    let text = """
      backlit: 1
      title: x
      sources: { a: "*.mov", b: "*.mp4" }
      stages:
        - ingest
        - subtitle: { of: a, languages: en }
        - detect: { of: b }
        - redact: { of: b, faces: blur }
      """
    #expect(try read(text).stages.count == 4)
  }

  @Test func directionsOfTextInTheFileDoNotReachMessages() {
    let text = "backlit: 1\ntitle: x\nsources: { a: '*' }\nstages: [\"in\u{202E}gest\", {ingest: {\"\u{2066}x\": 1}}]\n"
    guard case .failure(let found) = PipelineReader.read(text: text, file: "a\u{202E}.yaml", catalog: testCatalog)
    else {
      Issue.record("a bad file was accepted")
      return
    }
    #expect(!found.description.unicodeScalars.contains { $0.properties.isBidiControl })
  }

  @Test func problemsAreSortedByLine() throws {
    let text = "stages: x\nsources: y\ntitel: z\n"
    guard case .failure(let found) = PipelineReader.read(text: text, file: "a\u{1B}.yaml", catalog: testCatalog) else {
      Issue.record("a bad file was accepted")
      return
    }
    #expect(found.problems.map(\.line) == found.problems.map(\.line).sorted())
    #expect(found.problems.count == 4)
    #expect(!found.description.contains("\u{1B}"))
    #expect(PipelineProblems([]) == nil)
  }
}

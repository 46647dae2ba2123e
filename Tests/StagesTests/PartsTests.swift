import Files
import Pipeline
import Testing

@testable import Stages

/// What a stage comes to for a source, and what each part depends on.
@Suite struct PartsTests {
  private func pipeline(_ stages: String) throws -> PipelineFile {
    let text = "backlit: 1\ntitle: Film\nsources: { all: \"*\" }\nstages:\n\(stages)\n"
    return try PipelineReader.read(text: text, file: "test.yaml", catalog: allStages).get()
  }

  private func source(_ languages: [String], kind: Source.Kind = .video) -> Source {
    Source(
      id: "001", set: "all", path: "/footage/A.mp4", name: "A.mp4", kind: kind,
      transcripts: languages.map { Artifact(.transcript, path: "/footage/A.\($0).srt", language: $0) })
  }

  private static let stages = """
      - ingest
      - detect
      - redact
      - subtitle: { languages: [en, ar], burn: each, inside: [en] }
      - render: { for: [youtube-1080p, classroom, audio-podcast] }
      - manifest
      - verify
    """

  private func parts(_ name: String, _ stages: String, _ source: Source?) throws -> [StagePart] {
    let pipeline = try pipeline(stages)
    let entry = try #require(pipeline.stages.first { $0.name == name })
    return entry.stage.parts(for: source, in: pipeline) ?? [StagePart(settings: entry.options)]
  }

  @Test func everyRenditionAndEveryLanguageIsAPart() throws {
    let source = source(["en", "ar"])
    #expect(
      try parts("render", Self.stages, source).map(\.name) == [
        "youtube-1080p.en", "youtube-1080p.ar", "classroom.en", "classroom.ar", "audio-podcast",
      ])
    #expect(try parts("subtitle", Self.stages, source).map(\.name) == ["en", "ar"])
    #expect(try parts("detect", Self.stages, source).map(\.name) == [""])
  }

  /// Where nobody asks for text, nothing about it is in a key.
  @Test func textIsPartOfWhatDetectDependsOnWhereItIsAskedForAndNowhereElse() throws {
    #expect(try parts("detect", Self.stages, source([])).map(\.settings) == ["{}"])
    #expect(try parts("detect", "  - ingest\n  - detect: { text: false }", source([])).map(\.settings) == ["{}"])
    let settings = try parts("detect", "  - ingest\n  - detect: { text: true }", source([])).map(\.settings)
    #expect(settings.first?.contains(/^\{"text":"[0-9a-f]{64}"\}$/) == true, "the model: \(settings)")
  }

  /// Whoever installs it, and does not ask for it, has nothing planned anew.
  @Test func theNeuralVoiceCountsWhereItIsAskedForAndNowhereElse() throws {
    func used(_ redact: String) throws -> [String] {
      let stages = try pipeline("  - ingest\n  - detect\n  - redact: { voices: replace\(redact) }").stages
      return try #require(stages.first { $0.name == "redact" }).stage.usedComponents
    }
    #expect(try !used("").contains(Component.neuralVoice))
    #expect(try used("") == used(", readerVoice: espeak"))
    #expect(try Set(used(", readerVoice: neural")) == Set(used("") + [Component.neuralVoice]))
  }

  @Test func whatIsSaidAboutTextNeedsADetectThatLooksForIt() throws {
    for text in ["hide", "report"] {
      let problems = try #require(throws: PipelineProblems.self) {
        try pipeline("  - ingest\n  - detect\n  - redact: { text: \(text) }")
      }
      #expect(
        problems.problems.map(\.message).contains { $0.contains("Write 'detect: { text: true }'") }, "\(problems)")
      #expect(problems.problems.map(\.line) == [7])
      _ = try pipeline("  - ingest\n  - detect: { text: true }\n  - redact: { text: \(text) }")
    }
  }

  @Test func aPartReadsTheLanguagesThatItShowsAndNoOthers() throws {
    let parts = try parts("render", Self.stages, source(["en", "ar"]))
    #expect(
      parts.map(\.languages) == [["en"], ["ar"], ["en"], ["ar", "en"], []], "classroom has English inside the file")
    #expect(try self.parts("subtitle", Self.stages, source(["en-US", "ar"])).map(\.languages) == [["en-US"], ["ar"]])
  }

  /// The format of a transcript is told by how its name ends.
  @Test func aTranscriptThatIsRenamedToAnotherFormatIsAnotherOne() throws {
    let renamed = Source(
      id: "001", set: "all", path: "/footage/A.mp4", name: "A.mp4",
      transcripts: [Artifact(.transcript, path: "/footage/A.en.txt", language: "en"), source(["ar"]).transcripts[0]])
    let before = try parts("subtitle", Self.stages, source(["en", "ar"])),
      after = try parts("subtitle", Self.stages, renamed)
    #expect(before[0] != after[0] && before[1] == after[1])
  }

  @Test func aNumberOfOnePlatformChangesItsPartsAlone() throws {
    let before = try parts("render", Self.stages, source(["en", "ar"]))
    let changed = Self.stages.replacingOccurrences(
      of: "audio-podcast] }", with: "audio-podcast], platforms: { classroom: { crf: 30 } } }")
    let after = try parts("render", changed, source(["en", "ar"]))
    #expect(zip(before, after).filter { $0 != $1 }.map(\.0.name) == ["classroom.en", "classroom.ar"])
  }

  @Test func whereCaptionsAppearIsNothingToTheCuesThemselves() throws {
    let before = try parts("subtitle", Self.stages, source(["en", "ar"]))
    for (old, new) in [
      ("burn: each", "burn: en"), (", inside: [en]", ""), ("languages: [en, ar]", "languages: [ar, en]"),
    ] {
      let after = try parts("subtitle", Self.stages.replacingOccurrences(of: old, with: new), source(["en", "ar"]))
      #expect(Set(after) == Set(before), "\(new)")
    }
    let faster = Self.stages.replacingOccurrences(of: "burn: each", with: "burn: each, speed: 20")
    #expect(try Set(parts("subtitle", faster, source(["en", "ar"]))).isDisjoint(with: before))
  }

  @Test func aFilmWithoutALanguageFailsOrIsNotedAndPhotographsNeedNone() throws {
    let english = source(["en"])
    #expect(
      try parts("subtitle", Self.stages, english).map(\.name) == ["en", "ar"], "which fails when it is looked for")
    let noted = Self.stages.replacingOccurrences(of: "burn: each", with: "burn: each, missing: note")
    #expect(try parts("subtitle", noted, english).map(\.name) == ["en"])
    #expect(try parts("render", noted, english).map(\.name) == ["youtube-1080p.en", "classroom.en", "audio-podcast"])
    for kind in [Source.Kind.photo, .sound] {
      #expect(try parts("subtitle", Self.stages, source([], kind: kind)).isEmpty)
      #expect(
        try parts("render", Self.stages, source([], kind: kind)).map(\.name) == [
          "youtube-1080p", "classroom", "audio-podcast",
        ])
    }
  }

  @Test func thePublishedManifestDependsOnTheTitleAndOnWhetherAnybodyChecks() throws {
    let checked = try parts("manifest", Self.stages, nil)
    let unchecked = try parts("manifest", Self.stages.replacingOccurrences(of: "\n  - verify", with: ""), nil)
    #expect(checked != unchecked && checked.count == 1)
    #expect(try checked[0].decoded(ManifestStage.Settings.self).title == "Film")
  }

  @Test func whatTheFirstVersionSaidOfDetectionChangesNothing() throws {
    let said = Self.stages.replacingOccurrences(of: "- detect", with: "- detect: { faces: true }")
    #expect(try parts("detect", said, source([])) == parts("detect", Self.stages, source([])))
  }

  @Test func clipsOfTelegramExportsMayShowNobodyAndInterviewsMayNot() throws {
    var options = RedactOptions()
    let clip = Source(
      id: "001", set: "t", path: "/x", name: "x", origin: ["collection": "telegram"])
    #expect(options.reasonForNobody(in: clip) != nil)
    #expect(options.reasonForNobody(in: source([])) == nil)
    options.people = "expected"
    #expect(options.reasonForNobody(in: clip) == nil)
    #expect(RedactOptions().method == .blur)
  }
}

import Pipeline

/// A small catalog in the likeness of the real one: the reader knows stages only by what they declare.
let testCatalog = StageCatalog([
  TestIngest.self, TestDetect.self, TestReview.self, TestRedact.self, TestSubtitle.self, TestRender.self,
  TestManifest.self,
  TestVerify.self,
])

struct NoOptions: Codable, Sendable {}

struct TestIngest: Stage {
  static let name = "ingest"
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = [.source]
  static let produces: [ArtifactKind] = [.sourceRecord]
  static let optionRules: [OptionRule] = []
  init(options: NoOptions) {}
  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] { [] }
}

struct TestDetect: Stage {
  struct Options: Codable, Sendable {
    var faces: Bool?
  }
  static let name = "detect"
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = [.source, .sourceRecord]
  static let produces: [ArtifactKind] = [.identityMap]
  static let optionRules = [OptionRule("faces", .boolean, "Look for faces")]
  static func problems(in options: Options) -> [String] {
    options.faces == false ? ["faces: false would look for nothing. Write faces: true, or leave it out"] : []
  }
  init(options: Options) {}
  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] { [] }
}

struct TestReview: Stage {
  static let name = "review"
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = [.identityMap]
  static let produces: [ArtifactKind] = [.reviewSheet]
  static let optionRules: [OptionRule] = []
  init(options: NoOptions) {}
  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] { [] }
}

struct TestRedact: Stage {
  struct Options: Codable, Sendable {
    var faces: String
    var because: String?
    var mute: [String]?
  }
  static let name = "redact"
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = [.identityMap]
  static let consumesIfMade: [ArtifactKind] = [.decisions, .reviewSheet]
  static let produces: [ArtifactKind] = [.redactionPlan]
  static let optionRules = [
    OptionRule("faces", .choice(["blur", "pixelate", "fill", "keep"]), required: true, "How heads are hidden"),
    OptionRule("because", .text, "Why people may be shown"),
    OptionRule("mute", .list(of: .text), "Times that are muted"),
  ]
  static func problems(in options: Options) -> [String] {
    options.faces == "keep" && options.because == nil
      ? ["faces: keep shows everyone as they are. Say why: because: \"...\""] : []
  }
  let options: Options
  init(options: Options) { self.options = options }
  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] { [] }
}

struct TestSubtitle: Stage {
  struct Options: Codable, Sendable {
    var languages: [String]
    var burn: String?
    var sidecar: [String]?
    var lowerThirds: [String: LowerThird]?
  }
  struct LowerThird: Codable, Sendable {
    var fromSeconds: Double?
  }
  static let name = "subtitle"
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = [.transcript]
  static let consumesIfMade: [ArtifactKind] = [.identityMap]
  static let produces: [ArtifactKind] = [.cueSheet, .sidecar]
  static let optionRules = [
    OptionRule("languages", .list(of: .language), required: true, "Languages whose transcripts are wanted"),
    OptionRule("burn", .either([.choice(["each", "none"]), .language]), "Which language is burned into the picture"),
    OptionRule("sidecar", .list(of: .choice(["vtt", "srt"])), "Caption files to deliver beside the renditions"),
    OptionRule(
      "lowerThirds", .named([OptionRule("fromSeconds", .number(0...100), formerly: ["from_seconds"], "When")]),
      formerly: ["lower_thirds", "plates"], "Places that captions leave free"),
  ]
  let options: Options
  init(options: Options) { self.options = options }
  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] { [] }
}

struct TestRender: Stage {
  struct Options: Codable, Sendable {
    var `for`: [String]
  }
  static let name = "render"
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = [.source, .sourceRecord, .redactionPlan, .cueSheet]
  static let produces: [ArtifactKind] = [.rendition, .renderRecord]
  static let optionRules = [
    OptionRule(
      "for", .list(of: .choice(["youtube-1080p", "youtube-shorts", "telegram"])), required: true, "The platforms")
  ]
  init(options: Options) {}
  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] { [] }
}

struct TestManifest: Stage {
  static let name = "manifest"
  static let scope = StageScope.run
  static let consumes: [ArtifactKind] = [.rendition, .renderRecord, .sidecar]
  static let produces: [ArtifactKind] = [.manifest, .checksums]
  static let optionRules: [OptionRule] = []
  init(options: NoOptions) {}
  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] { [] }
}

struct TestVerify: Stage {
  static let name = "verify"
  static let scope = StageScope.run
  static let consumes: [ArtifactKind] = [.manifest, .checksums]
  static let produces: [ArtifactKind] = [.findings]
  static let optionRules: [OptionRule] = []
  init(options: NoOptions) {}
  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] { [] }
}

/// A pipeline file without problems that uses everything.
let goodPipeline = """
  # Made for the tests.
  backlit: 1
  title: "Breaking the brand: Žižek's Мова"
  sources:
    interviews: "interviews/**/*.{mov,mp4,mkv,mts,mxf}"
    telegram: telegram/*/result.json
  stages:
    - ingest
    - detect:   { faces: yes }
    - redact:   { of: interviews, faces: blur, mute: 1:30 }
    - redact:
        of: [telegram]
        faces: keep
        because: everyone consented in writing
    - subtitle: { of: interviews, languages: [en, no, KU-latn], burn: no, sidecar: vtt }
    - render:   { for: [youtube-1080p, telegram] }
    - manifest:
    - verify: {}

  """

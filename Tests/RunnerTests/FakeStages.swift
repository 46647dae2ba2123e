import Files
import Foundation
import Pipeline

/// Options of all fake stages: any text, to make two runs differ.
struct FakeOptions: Codable, Sendable {
  var text = ""
}

/// Writes what the source says, and its transcripts, as a fact. Throws where the source says `broken`, and waits where it says `patience`.
struct ReadStage: Stage {
  static let name = "read"
  static let components = ["lib"]
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = [.source, .transcript]
  static let produces: [ArtifactKind] = [.sourceRecord]
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    let texts = try inputs.map {
      String(decoding: try SourceFile(path: $0.path).contents(limit: 1 << 20), as: UTF8.self)
    }
    if texts.contains(where: { $0.contains("patience") }) {
      throw Failure(
        .waiting, doing: "reading the source", path: workspace.source?.name, reason: "it waits for a person")
    }
    if texts.contains(where: { $0.contains("broken") }) {
      throw Failure(doing: "reading the source", path: workspace.source?.name, reason: "it is broken")
    }
    workspace.report(.progress(done: 1, total: 1))
    workspace.report(.measured(Figures("length", file: workspace.source?.name, ["bytes": Double(texts[0].utf8.count)])))
    let path = workspace.factsFolder.appendingPathComponent("record.txt").path
    try WholeFile.write(Data((texts.joined(separator: "|") + options.text).utf8), to: path)
    return [Artifact(.sourceRecord, path: path)]
  }
}

/// Delivers two files for a source. Throws after the first where the fact says `half`; touches the source where it says `spoil`.
struct DeliverStage: Stage {
  static let name = "deliver"
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = [.sourceRecord]
  static let produces: [ArtifactKind] = [.rendition, .sidecar]
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    let fact = inputs.first.map { (try? String(contentsOfFile: $0.path, encoding: .utf8)) ?? "" } ?? ""
    let folder = workspace.outputFolder.appendingPathComponent(workspace.publicName).path
    try WholeFile.makeFolder(folder)
    let rendition = folder + "/\(options.text)video.mp4"
    try WholeFile.write(Data("rendition of \(fact)".utf8), to: rendition)
    if fact.contains("half") { throw Failure(doing: "delivering", reason: "only half of it came out") }
    if fact.contains("spoil"), let source = workspace.source {
      try Data("\(fact) and more".utf8).write(to: URL(fileURLWithPath: source.path))
    }
    let sidecar = folder + "/video.vtt"
    try WholeFile.write(Data("captions".utf8), to: sidecar)
    return [Artifact(.rendition, path: rendition), Artifact(.sidecar, path: sidecar, language: "en")]
  }
}

/// Delivers a file for each of the languages that its options name, from the transcript in that language. A part is a language.
struct TranslateStage: Stage {
  static let name = "translate"
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = [.transcript]
  static let produces: [ArtifactKind] = [.rendition]
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func parts(for source: Source?, in pipeline: PipelineFile) -> [StagePart]? {
    options.text.split(separator: ",").map { StagePart(String($0), settings: String($0), languages: [String($0)]) }
  }

  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    try parts.map { part in
      let input = inputs.first { $0.language == part.name }
      let text = try input.map { try String(contentsOfFile: $0.path, encoding: .utf8) } ?? "nothing"
      let path = workspace.outputFolder.appendingPathComponent("\(workspace.publicName).\(part.name).txt").path
      try WholeFile.write(Data(text.utf8), to: path)
      return Artifact(.rendition, path: path, language: part.name, part: part.name)
    }
  }
}

/// Delivers what another stage delivers, too.
struct EchoStage: Stage {
  static let name = "echo"
  static let scope = StageScope.source
  static let consumes = DeliverStage.consumes
  static let produces = DeliverStage.produces
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    try DeliverStage(options: options).run(inputs, parts: parts, in: workspace)
  }
}

extension Workspace {
  /// Of the source that a job works on.
  var publicName: String { source.flatMap { publicNames[$0.id] } ?? "none" }
}

/// Delivers the list of everything delivered.
struct ListStage: Stage {
  static let name = "list"
  static let scope = StageScope.run
  static let consumes: [ArtifactKind] = [.rendition, .sidecar]
  static let produces: [ArtifactKind] = [.manifest]
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    let lines = inputs.map { String($0.path.dropFirst(workspace.outputFolder.path.count)) }
    let outcome = workspace.outcome
    let header = "\(outcome.sources.map(\.id)) failed: \(outcome.failed) waiting: \(outcome.waiting)"
    let path = workspace.outputFolder.appendingPathComponent("manifest.json").path
    try WholeFile.write(Data(([header] + lines).joined(separator: "\n").utf8), to: path)
    return [Artifact(.manifest, path: path)]
  }
}

/// Reports a failure for a file called `stray` in the output folder, and throws where its options say so.
struct LookStage: Stage {
  static let name = "look"
  static let scope = StageScope.run
  static let consumes: [ArtifactKind] = [.manifest]
  static let produces: [ArtifactKind] = [.findings]
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    if options.text == "throw" { throw Failure(doing: "looking", reason: "it cannot") }
    if FileManager.default.fileExists(atPath: workspace.outputFolder.appendingPathComponent("stray").path) {
      workspace.report(.finding(Finding(.failure, check: "stray-file", file: "stray", "nobody delivered it")))
    }
    let path = workspace.factsFolder.appendingPathComponent("findings.txt").path
    try WholeFile.write(Data("looked at \(inputs.count)".utf8), to: path)
    return [Artifact(.findings, path: path)]
  }
}

/// Breaks the contract of stages in the way its options name.
struct LyingStage: Stage {
  static let name = "lie"
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = []
  static let produces: [ArtifactKind] = [.sidecar]
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    let inside = workspace.outputFolder.appendingPathComponent("\(workspace.publicName).vtt").path
    let outside = workspace.outputFolder.deletingLastPathComponent().appendingPathComponent("lie.vtt").path
    switch options.text {
    case "outside":
      try WholeFile.write(Data("x".utf8), to: outside)
      return [Artifact(.sidecar, path: outside)]
    case "climbing":
      try WholeFile.write(Data("x".utf8), to: outside)
      return [Artifact(.sidecar, path: workspace.outputFolder.path + "/../lie.vtt")]
    case "kind":
      try WholeFile.write(Data("x".utf8), to: inside)
      return [Artifact(.manifest, path: inside)]
    default:
      return [Artifact(.sidecar, path: inside)]
    }
  }
}

import Files
import Foundation
import Pipeline

/// Options of all fake stages: any text, to make two runs differ.
struct FakeOptions: Codable, Sendable {
  var text = ""
}

/// Writes what the source says, and its transcripts, as a fact. Throws where the source says `broken`.
struct ReadStage: Stage {
  static let name = "read"
  static let version = 1
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = [.source, .transcript]
  static let produces: [ArtifactKind] = [.sourceRecord]
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let texts = try inputs.map {
      String(decoding: try SourceFile(path: $0.path).contents(limit: 1 << 20), as: UTF8.self)
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

/// The same stage in a later version.
struct ReadStageSecondVersion: Stage {
  static let name = "read"
  static let version = 2
  static let scope = StageScope.source
  static let consumes = ReadStage.consumes
  static let produces = ReadStage.produces
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    try ReadStage(options: options).run(inputs, in: workspace)
  }
}

/// Delivers two files for a source. Throws after the first where the fact says `half`; touches the source where it says `spoil`.
struct DeliverStage: Stage {
  static let name = "deliver"
  static let version = 1
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = [.sourceRecord]
  static let produces: [ArtifactKind] = [.rendition, .sidecar]
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let fact = inputs.first.map { (try? String(contentsOfFile: $0.path, encoding: .utf8)) ?? "" } ?? ""
    let folder = workspace.outputFolder.appendingPathComponent("\(workspace.slug)-\(workspace.source?.id ?? "none")")
      .path
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

/// Delivers the list of everything delivered.
struct ListStage: Stage {
  static let name = "list"
  static let version = 1
  static let scope = StageScope.run
  static let consumes: [ArtifactKind] = [.rendition, .sidecar]
  static let produces: [ArtifactKind] = [.manifest]
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let lines = inputs.map { String($0.path.dropFirst(workspace.outputFolder.path.count)) }
    let header = "\(workspace.sources.map(\.id)) failed: \(workspace.failedSources)"
    let path = workspace.outputFolder.appendingPathComponent("manifest.json").path
    try WholeFile.write(Data(([header] + lines).joined(separator: "\n").utf8), to: path)
    return [Artifact(.manifest, path: path)]
  }
}

/// Reports a failure for a file called `stray` in the output folder, and throws where its options say so.
struct LookStage: Stage {
  static let name = "look"
  static let version = 1
  static let scope = StageScope.run
  static let consumes: [ArtifactKind] = [.manifest]
  static let produces: [ArtifactKind] = [.findings]
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
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
  static let version = 1
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = []
  static let produces: [ArtifactKind] = [.sidecar]
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let inside = workspace.outputFolder.appendingPathComponent(
      "\(workspace.slug)-\(workspace.source?.id ?? "none").vtt"
    ).path
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

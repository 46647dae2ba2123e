import Files
import Foundation
import Pipeline
import Subtitles

/// Turns the transcripts beside a source into cues, and writes caption files for those who upload them separately.
public struct SubtitleStage: Stage {
  public struct Options: Codable, Sendable {
    public var languages: [String]
    public var burn: String?
    public var sidecar: [String]?
  }

  public static let name = "subtitle"
  public static let version = 1
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.transcript]
  public static let produces: [ArtifactKind] = [.cueSheet, .sidecar]
  public static let optionRules = [
    OptionRule("languages", .list(of: .language), required: true, "Languages whose transcripts are wanted: each source must have them all"),
    OptionRule(
      "burn", .either([.choice(["each", "none"]), .language]),
      "Which language is burned into the picture; each makes one rendition per language; none is the default"),
    OptionRule("sidecar", .list(of: .choice(["vtt", "srt"])), "Caption files to deliver beside the renditions"),
  ]

  public static func problem(in options: Options) -> String? {
    if options.languages.isEmpty { return "languages is empty. Name at least one, as in languages: [en, ar]" }
    if let burn = options.burn, burn != "each", burn != "none", !options.languages.contains(burn) {
      return "burn: \(burn) is not among languages: [\(options.languages.joined(separator: ", "))]. Add it there, or burn another"
    }
    return nil
  }

  private let options: Options

  public init(options: Options) { self.options = options }

  var burnedLanguages: [String] { options.languages.filter { options.burn == "each" || options.burn == $0 } }

  public func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let source = try workspace.requireSource()
    return try options.languages.flatMap { language in
      try artifacts(for: language, transcript: transcript(for: language, of: source, in: inputs), source, workspace)
    }
  }

  private func transcript(for language: String, of source: Source, in inputs: [Artifact]) throws -> String {
    if let found = inputs.all(.transcript).first(where: { $0.language == language }) { return found.path }
    let stem = URL(fileURLWithPath: source.name).deletingPathExtension().lastPathComponent
    throw Failure(
      doing: "looking for the transcript in '\(language)'", path: source.name, reason: "there is none beside the source",
      advice: "Put \(stem).\(language).srt or \(stem).\(language).vtt beside it, or take '\(language)' out of languages:")
  }

  private func artifacts(
    for language: String, transcript path: String, _ source: Source, _ workspace: Workspace
  ) throws -> [Artifact] {
    let sheet = try CueSheet(TranscriptReader.read(path: path, language: language))
    let isBurnedIn = options.burn == "each" || options.burn == language
    let facts = try FactFiles.write(
      CueFacts(isBurnedIn: isBurnedIn, sheet: sheet), .cueSheet, named: "cues.\(language).json", language: language, in: workspace)
    for finding in sheet.findings() {
      workspace.report(
        .finding(Finding(.warning, check: "subtitle-rule", file: source.name, "\(language): \(finding.message)")))
    }
    return [facts] + (try sidecars(of: sheet, source, workspace))
  }

  private func sidecars(of sheet: CueSheet, _ source: Source, _ workspace: Workspace) throws -> [Artifact] {
    let formats = (options.sidecar ?? []).compactMap(CaptionFormat.init(rawValue:))
    guard !formats.isEmpty else { return [] }
    let folder = workspace.outputFolder.appendingPathComponent("captions")
    try WholeFile.makeFolder(folder.path)
    return try formats.map { format in
      let name = "\(workspace.publicName(of: source)).\(sheet.language).\(format.fileExtension)"
      let path = folder.appendingPathComponent(name).path
      try WholeFile.write(Data(format.write(sheet).utf8), to: path)
      return Artifact(.sidecar, path: path, language: sheet.language)
    }
  }
}

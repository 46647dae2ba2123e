import Files
import Foundation
import Media
import People
import Pipeline
import Subtitles

/// Turns the transcripts beside a source into cues, and writes caption files for those who upload them separately. A part is a language.
public struct SubtitleStage: Stage {
  public static let name = "subtitle"
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.source, .sourceRecord, .transcript]
  /// Captions begin and end with its shots, and say no name that is listed.
  public static let consumesIfMade: [ArtifactKind] = [.identityMap, .names]
  public static let produces: [ArtifactKind] = [.cueSheet, .sidecar]
  public static let components = Component.reading + [Component.fonts, Component.shaper, Component.voice]
  public static let cost = JobCost(cores: 1, megabytes: 400)
  public static let optionRules = SubtitleOptions.rules

  public static func problems(in options: SubtitleOptions) -> [String] { options.problems }

  let options: SubtitleOptions

  public init(options: SubtitleOptions) { self.options = options }

  /// Everything that the cues of one language depend on.
  struct Settings: Codable {
    let language: String
    /// The tag of the transcript that serves for it, as in `en-US`; nil where a file says it inside.
    let transcript: String?
    /// How the names of the transcripts end that may serve: by it a file's format is told.
    let endings: [String]
    let options: SubtitleOptions
  }

  public func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    let record = try FactFiles.read(SourceRecord.self, .sourceRecord, from: inputs)
    let shotChanges = try shotChanges(inputs, record)
    let names = try NamesList(inputs)
    return try parts.flatMap { part in
      let settings = try part.decoded(Settings.self)
      let (path, transcript) = try TranscriptChoice(settings.language, settings.transcript, workspace.requireSource())
        .read(inputs)
      let work = LanguageWork(
        settings: settings, part: part.name, path: path, record: record, names: names, workspace: workspace)
      return try work.artifacts(of: transcript, shotChanges)
    }
  }

  /// Milliseconds from the beginning of the finished picture, as a transcript's times are.
  private func shotChanges(_ inputs: [Artifact], _ record: SourceRecord) throws -> [Int] {
    guard inputs.first(.identityMap) != nil else { return [] }
    let map = try FactFiles.read(IdentityMap.self, .identityMap, from: inputs)
    return map.cutSeconds.map { Int((($0 - record.media.startSeconds) * 1000).rounded()) }
  }
}

/// The captions of one source in one language.
private struct LanguageWork {
  let settings: SubtitleStage.Settings
  let part: String
  let path: String
  let record: SourceRecord
  let names: NamesList
  let workspace: Workspace

  private var options: SubtitleOptions { settings.options }

  private func note(_ check: String, _ message: String) { workspace.note(check, message, parts: [part]) }

  func artifacts(of transcript: Transcript, _ shotChanges: [Int]) throws -> [Artifact] {
    let rules = options.rules(
      for: settings.language, framesPerSecond: record.media.picture?.pictureFormat?.frameRate.value)
    let sheet = try sheet(transcript, rules, shotChanges)
    let facts = CueFacts(sheet: sheet, rules: rules, style: options.subtitleStyle)
    let fact = try FactFiles.write(facts, .cueSheet, language: sheet.language, part: part, in: workspace)
    return [fact] + (try sidecars(of: sheet))
  }

  private func sheet(_ transcript: Transcript, _ rules: LayoutRules, _ shotChanges: [Int]) throws -> CueSheet {
    let name = (path as NSString).lastPathComponent
    if transcript.encoding.isGuessed {
      note(
        "transcript-encoding", "\(name) was read as \(transcript.encoding.rawValue): look whether its letters are right"
      )
    }
    for remark in transcript.notes {
      note("transcript-untidy", "\(name)\(remark.line.map { ":\($0)" } ?? ""): \(remark.message)")
    }
    let timed = try TimedTranscript.of(transcript, source: workspace.requireSource(), record) {
      note("alignment-doubtful", $0)
    }
    let hidden = NamesInCues(timed.called(settings.language), names)
    if !hidden.hits.isEmpty {
      note(
        "names-hidden",
        "\(settings.language): other words stand in place of \(hidden.hits.count == 1 ? "a listed name" : "\(hidden.hits.count) listed names")"
      )
    }
    let near = names.nearMisses(in: JoinedCues(timed).text, language: settings.language)
    if let first = near.first {
      note(
        "names-near",
        "\(settings.language): '\(first.text)'\(near.count == 1 ? " is" : " and \(near.count - 1) more are") like listed names, and not hidden: see them with backlit names check"
      )
    }
    let fonts = FontFolder(path: try workspace.resource(Component.fonts))
    let sheet = try TranscriptLayout(rules: rules, fonts: fonts, shotChanges: shotChanges)
      .sheet(of: hidden.replaced())
    for finding in sheet.findings(rules) { note("subtitle-rule", "\(settings.language): \(finding.message)") }
    return sheet
  }

  private func sidecars(of sheet: CueSheet) throws -> [Artifact] {
    let formats = (options.sidecar ?? []).compactMap(CaptionFormat.init(rawValue:))
    guard !formats.isEmpty else { return [] }
    let folder = workspace.outputFolder.appendingPathComponent("captions")
    try WholeFile.makeFolder(folder.path)
    let name = try workspace.publicName(of: workspace.requireSource())
    return try formats.map { format in
      let path = folder.appendingPathComponent("\(name).\(sheet.language).\(format.fileExtension)").path
      let data = Data(format.write(sheet).utf8)
      try WholeFile.write(data, to: path)
      return Artifact(.sidecar, path: path, language: sheet.language, part: part, digest: Digest.of(data))
    }
  }
}

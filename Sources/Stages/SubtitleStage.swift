import Alignment
import Files
import Foundation
import Media
import Pipeline
import Redaction
import Subtitles

/// Turns the transcripts beside a source into cues, and writes caption files for those who upload them separately.
public struct SubtitleStage: Stage {
  public static let name = "subtitle"
  public static let version = 3
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.source, .sourceRecord, .transcript]
  /// Captions begin and end with its shots.
  public static let consumesIfMade: [ArtifactKind] = [.identityMap]
  public static let produces: [ArtifactKind] = [.cueSheet, .sidecar]
  public static let optionRules = SubtitleOptions.rules

  public static func problem(in options: SubtitleOptions) -> String? { options.problem }

  private let options: SubtitleOptions

  public init(options: SubtitleOptions) { self.options = options }

  /// As in `["en", "ar"]`, or `["ar+en"]` where both are shown at the same time.
  var burnedLanguages: [String] { options.burned.map { $0.joined(separator: "+") } }

  public func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let source = try workspace.requireSource()
    let record = try FactFiles.read(SourceRecord.self, .sourceRecord, from: inputs)
    let shotChanges = try shotChanges(inputs, record)
    return try options.languages.flatMap { language in
      let (path, transcript) = try transcript(in: language, of: source, inputs)
      let sheet = try sheet(transcript, path, record, shotChanges, source, workspace)
      return [try facts(sheet, record, workspace)] + (try sidecars(of: sheet, source, workspace))
    }
  }

  /// The one whose name says the language, else one that says it inside.
  private func transcript(
    in language: String, of source: Source, _ inputs: [Artifact]
  ) throws -> (path: String, Transcript) {
    let all = inputs.all(.transcript)
    if let named = all.first(where: { $0.language == language }) {
      return (named.path, try TranscriptReader.read(path: named.path, language: language))
    }
    var unreadable: Failure?
    for unnamed in all where unnamed.language == nil {
      do {
        let transcript = try TranscriptReader.read(path: unnamed.path, language: nil)
        if LanguageTag.canonical(transcript.language) == language { return (unnamed.path, transcript) }
      } catch let failure as Failure {
        // It may have been the one, or no transcript at all: what matters is whether another one is.
        unreadable = unreadable ?? failure
      }
    }
    if let unreadable { throw unreadable }
    let stem = URL(fileURLWithPath: source.name).deletingPathExtension().lastPathComponent
    throw Failure(
      doing: "looking for the transcript in '\(language)'", path: source.name,
      reason: "there is none beside the source",
      advice:
        "Put \(stem).\(language).srt or \(stem).\(language).vtt beside it or into transcripts/, or take '\(language)' out of languages:"
    )
  }

  /// Milliseconds from the beginning of the finished picture, as a transcript's times are.
  private func shotChanges(_ inputs: [Artifact], _ record: SourceRecord) throws -> [Int] {
    guard inputs.first(.identityMap) != nil else { return [] }
    let map = try FactFiles.read(IdentityMap.self, .identityMap, from: inputs)
    return map.cutSeconds.map { Int((($0 - record.media.startSeconds) * 1000).rounded()) }
  }

  private func rules(_ language: String, _ record: SourceRecord) -> LayoutRules {
    options.rules(for: language, framesPerSecond: record.media.picture?.pictureFormat?.frameRate.value)
  }

  private func sheet(
    _ transcript: Transcript, _ path: String, _ record: SourceRecord, _ shotChanges: [Int], _ source: Source,
    _ workspace: Workspace
  ) throws -> CueSheet {
    let name = (path as NSString).lastPathComponent
    func warn(_ check: String, _ message: String) {
      workspace.report(.finding(Finding(.warning, check: check, file: source.name, message)))
    }
    if transcript.encoding.isGuessed {
      warn(
        "transcript-encoding", "\(name) was read as \(transcript.encoding.rawValue): look whether its letters are right"
      )
    }
    for note in transcript.notes {
      warn("transcript-untidy", "\(name)\(note.line.map { ":\($0)" } ?? ""): \(note.message)")
    }
    let rules = rules(transcript.language, record)
    let timed = try transcript.isTimed ? transcript : aligned(transcript, path, record, source, workspace)
    let sheet = try TranscriptLayout(
      rules: rules, fonts: FontFolder(path: workspace.resource("fonts")), shotChanges: shotChanges
    ).sheet(of: timed)
    for finding in sheet.findings(rules) { warn("subtitle-rule", "\(transcript.language): \(finding.message)") }
    return sheet
  }

  /// The times of a transcript that has none, from the source's sound.
  private func aligned(
    _ transcript: Transcript, _ path: String, _ record: SourceRecord, _ source: Source, _ workspace: Workspace
  ) throws -> Transcript {
    guard record.media.sound != nil else {
      throw Failure(
        doing: "finding the times of the transcript", path: path,
        reason: "there are none in it, and the source has no sound",
        advice: "Write times into it, as in [00:01:02] before each paragraph")
    }
    let file = try SourceFile(path: source.path)
    let alignment = try TextAligner.align(transcript, to: file, tier: record.tier, sound: .first)
    for doubt in alignment.doubts {
      workspace.report(
        .finding(Finding(.warning, check: "alignment-doubtful", file: source.name, "\(transcript.language): \(doubt)")))
    }
    return alignment.transcript
  }

  private func facts(_ sheet: CueSheet, _ record: SourceRecord, _ workspace: Workspace) throws -> Artifact {
    let facts = CueFacts(
      sheet: sheet, rules: rules(sheet.language, record), style: options.subtitleStyle, burned: options.burned,
      inside: options.tracks)
    return try FactFiles.write(
      facts, .cueSheet, named: "cues.\(sheet.language).json", language: sheet.language, in: workspace)
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

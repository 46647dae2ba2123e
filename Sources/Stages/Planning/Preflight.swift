import Files
import Foundation
import Media
import Pipeline
import Redaction
import Renditions
import Subtitles

/// Says of all sources at once what would fail, before anything is decoded.
public struct Preflight: Sendable {
  /// What a file says of itself, or why it cannot be opened, by its path. Strangers' files are opened elsewhere than here.
  public typealias Inspect = @Sendable ([Inspection]) async -> [String: Result<MediaInfo, Failure>]

  public struct Inspection: Sendable {
    public let path: String
    public let tier: InputTier

    public init(of source: Source, in pipeline: PipelineFile) {
      path = source.path
      tier = pipeline.entries(for: source).compactMap { $0.stage as? IngestStage }.first?.tier ?? .scraped
    }

    /// Of a reader.
    init(recording path: String) { (self.path, tier) = (path, .scraped) }
  }

  private let pipeline: PipelineFile
  private let fonts: FontFolder
  private let outputFolder: String
  private let workspace: String
  private let remembers: Bool
  private let key: String
  private let neuralVoice: String?
  private let inspect: Inspect

  /// Nothing is written but what was found right, and that only where it `remembers`: for a run, whose workspace is there. `key` stands for
  /// the code and the fonts with which it is found; `neuralVoice` is the path of `voice.json`, where there is one.
  public init(
    _ pipeline: PipelineFile, fonts: FontFolder, outputFolder: String, workspace: String, remembers: Bool, key: String,
    neuralVoice: String? = nil, inspect: @escaping Inspect
  ) {
    self.remembers = remembers
    self.key = key
    self.neuralVoice = neuralVoice
    self.pipeline = pipeline
    self.fonts = fonts
    self.outputFolder = outputFolder
    self.workspace = workspace
    self.inspect = inspect
  }

  public func report(on sources: [Source]) async -> PreflightReport {
    var report = PreflightReport()
    report.findings = whatIsNotChecked() + captionsOfPlatforms() + VoicePreflight.strengths(in: pipeline)
    let drawing = FontCheck(in: fonts)
    let neural = VoicePreflight.neuralVoice(at: neuralVoice, in: pipeline)
    let place = "\(workspace)/preflight.json"
    var memory = PreflightMemory(at: place, key: key)
    let found = await media(of: sources, &memory)
    for source in sources {
      do {
        if let media = found[source.path] { try check(media.get(), of: source, &report) }
        try checkTranscripts(of: source, drawing, &memory, &report)
        let media = try found[source.path]?.get()
        if let stage = stages(RedactStage.self, for: source).first {
          report.findings += try VoicePreflight(stage: stage, source: source, neural: neural).check(media, found)
        }
        try NamesCheck(NamesList(source.names)).check(source)
        if media.map({ $0.picture != nil }) ?? true { noteReview(of: source, &report) }
      } catch {
        var problem = error.explained(doing: "looking at the source before anything is done", path: source.name)
        problem.path = problem.path ?? source.name
        report.problems[source.name] = problem
      }
    }
    if remembers { memory.save(at: place) }
    let busy = sources.filter { report.problems[$0.name] == nil }
    let names = Set(sources.map { "\(pipeline.slug)-\($0.id)" })
    RoomCheck(folder: outputFolder, publicNames: names).check(
      busy.reduce(0) { $0 + (report.bytes[$1.name] ?? 0) }, &report)
    return report
  }

  /// Only what is not known is looked at.
  private func media(
    of sources: [Source], _ memory: inout PreflightMemory
  ) async -> [String: Result<MediaInfo, Failure>] {
    let files = sources.flatMap { source in
      [Inspection(of: source, in: pipeline)] + source.recordings.map { Inspection(recording: $0.path) }
    }
    var found: [String: Result<MediaInfo, Failure>] = [:]
    for file in files { if let info = memory.info(of: file) { found[file.path] = .success(info) } }
    let unknown = files.filter { found[$0.path] == nil }
    guard !unknown.isEmpty else { return found }
    let stamps = unknown.map { try? FileStamp(path: $0.path) }
    let looked = await inspect(unknown)
    for (file, stamp) in zip(unknown, stamps) {
      if let stamp, case .success(let info)? = looked[file.path] { memory.keep(info, of: file, stamp) }
    }
    return found.merging(looked) { $1 }
  }

  private func stages<S>(_ type: S.Type, for source: Source) -> [S] {
    pipeline.entries(for: source).compactMap { $0.stage as? S }
  }

  /// Every transcript is there, can be read, and can be drawn.
  private func checkTranscripts(
    of source: Source, _ drawing: FontCheck, _ memory: inout PreflightMemory, _ report: inout PreflightReport
  ) throws {
    for stage in stages(SubtitleStage.self, for: source) {
      for language in stage.options.languages { try stage.checkUnambiguous(language, of: source) }
      let wanted = stage.languages(for: source)
      for language in wanted {
        let tag = stage.tag(for: language, of: source)
        try check(language, tag, of: source, stage.options.subtitleStyle, drawing, &memory)
        noteServing(language, tag, of: source, &report)
      }
      for language in wanted {
        report.files[source.name, default: [:]][PreflightReport.job(SubtitleStage.name, language)] =
          (stage.options.sidecar ?? []).compactMap(CaptionFormat.init(rawValue:)).map {
            "captions/\(PublicName.placeholder).\(language).\($0.fileExtension)"
          }
      }
      let missing = stage.missingLanguages(of: source).filter { !wanted.contains($0) }
      guard !missing.isEmpty, source.kind == .video else { continue }
      report.findings.append(
        Finding(
          .warning, check: "transcript-missing", file: source.name,
          "there is no transcript in \(missing.joined(separator: ", ")): nothing of it is made in that language"))
    }
  }

  /// Where the name says the language in another form than the pipeline file does.
  private func noteServing(_ language: String, _ tag: String?, of source: Source, _ report: inout PreflightReport) {
    guard let tag, let file = source.transcripts.first(where: { $0.language == tag }) else { return }
    let name = (file.path as NSString).lastPathComponent
    guard tag != language || !name.split(separator: ".").contains(Substring(language)) else { return }
    let what = tag == language ? "is taken for one in" : "is in '\(tag)', and serves for"
    report.findings.append(
      Finding(.warning, check: "transcript-serves", file: source.name, "\(name.printable) \(what) '\(language)'"))
  }

  private func check(
    _ language: String, _ tag: String?, of source: Source, _ style: SubtitleStyle, _ drawing: FontCheck,
    _ memory: inout PreflightMemory
  ) throws {
    let use = "\(language) \(style.typeface.rawValue)"
    if let tag, let file = source.transcripts.first(where: { $0.language == tag }),
      memory.isKnown(transcript: file.path, for: use)
    {
      return
    }
    let (path, transcript) = try TranscriptChoice(language, tag, source).read(source.transcripts)
    try drawing.check(transcript.called(language), style: style)
    memory.keep(transcript: path, for: use)
  }

  private func check(_ info: MediaInfo, of source: Source, _ report: inout PreflightReport) throws {
    guard info.picture != nil || info.sound != nil else { throw IngestStage.nothingInIt(source.path) }
    report.seconds[source.name] = info.durationSeconds
    for stage in stages(RenderStage.self, for: source) {
      let heard = info.sound == nil ? stage.platforms.filter { $0.picture != nil } : stage.platforms
      if heard.isEmpty { throw RenderStage.nothingToHear(source.path) }
      let forecast = try RenderForecast(info, platforms: heard, sound: stage.sound, path: source.path)
      try forecast.check()
      let parts = stage.parts(for: source, in: pipeline) ?? []
      let bytes = forecast.bytes { platform in
        parts.count { $0.name == platform.name || $0.name.hasPrefix(platform.name + ".") }
      }
      report.bytes[source.name] = bytes
      for part in parts {
        let settings = try part.decoded(RenderStage.Settings.self)
        guard heard.contains(settings.platform) else { continue }
        let languages = settings.burned.isEmpty ? "" : ".\(settings.burned.joined(separator: "+"))"
        let name = "\(settings.platform.name)/\(PublicName.placeholder)\(languages)"
        report.files[source.name, default: [:]][PreflightReport.job(RenderStage.name, part.name)] = forecast.files(
          of: settings.platform, named: name)
      }
    }
  }

  /// A folder that nobody has checked must not be taken for one that was.
  private func whatIsNotChecked() -> [Finding] {
    let names = Set(pipeline.stages.map(\.name))
    guard names.contains(RenderStage.name), !names.contains(VerifyStage.name) else { return [] }
    let consequence =
      names.contains(ManifestStage.name)
      ? "nobody looks whether a face shows in what is rendered, and the manifest says so"
      : "nothing lists what is rendered, and nobody looks whether a face shows in it"
    return [Finding(.warning, check: "never-checked", "the pipeline file has no stage 'verify': \(consequence)")]
  }

  /// What platforms do with captions inside a file is the same for all sources, and told once.
  private func captionsOfPlatforms() -> [Finding] {
    var findings: [Finding] = []
    let subtitles = pipeline.stages.compactMap { $0.stage as? SubtitleStage }
    let platforms = pipeline.stages.compactMap { $0.stage as? RenderStage }.flatMap(\.platforms)
    guard subtitles.contains(where: { !$0.options.tracks.isEmpty }) else { return [] }
    let closed = Set(platforms.filter { $0.picture != nil && !$0.takesCaptionTracks }.map(\.name)).sorted()
    if !closed.isEmpty {
      findings.append(
        Finding(
          .warning, check: "no-caption-tracks",
          "\(closed.joined(separator: ", ")) takes no captions inside the file: deliver them as sidecars, or burn them in"
        ))
    }
    let open = Set(platforms.filter(\.takesCaptionTracks).map(\.name)).sorted()
    for stage in subtitles where !open.isEmpty {
      let both = stage.options.tracks.filter { language in stage.options.burned.contains { $0.contains(language) } }
      guard !both.isEmpty else { continue }
      findings.append(
        Finding(
          .warning, check: "captions-twice",
          "\(open.joined(separator: ", ")): \(both.joined(separator: ", ")) is burned in and lies inside the file as well; players show the first "
            + "track unasked, so that viewers see it twice. Take it out of burn: or of inside:"))
    }
    return findings
  }

  /// Sources that will wait for a person, as far as that is known before people are looked for.
  private func noteReview(of source: Source, _ report: inout PreflightReport) {
    guard stages(RedactStage.self, for: source).contains(where: \.isReviewRequired) else { return }
    let reviewed = source.decisions.flatMap { try? DecisionsFile.read(path: $0.path) }?.reviewed
    let map = "\(workspace)/sources/\(source.id)/\(FactFiles.name(.identityMap))"
    let mark = try? ReviewMark.of(identityMapAt: map)
    guard reviewed == nil || mark.map({ $0 != reviewed }) == true else { return }
    report.waiting[source.name] = RedactStage.name
    report.findings.append(
      Finding(
        .warning, check: "waits-for-review", file: source.name,
        reviewed == nil
          ? "it will not be rendered before a person has looked at its review sheet"
          : "people were looked for anew since it was reviewed: it will not be rendered before a person has looked at it again"
      ))
  }
}

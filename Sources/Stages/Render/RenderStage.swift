import Files
import Foundation
import Manifests
import Media
import Pipeline
import Redaction
import Renditions
import Subtitles

/// Moves pixels, once: every rendition of a source from one decode. A part is a rendition.
public struct RenderStage: Stage {
  public static let name = "render"
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.source, .sourceRecord, .redactionPlan, .voicePlan, .cueSheet]
  /// What is heard where voices are replaced.
  public static let consumesIfMade: [ArtifactKind] = [.readerTrack]
  public static let produces: [ArtifactKind] = [.rendition, .companion, .renderRecord]
  public static let components = Component.reading + [Component.rasterizer, Component.shaper, Component.fonts]
  public static let cost = JobCost(cores: 4, megabytes: 1000)
  public static let optionRules = RenderOptions.rules

  public static func problems(in options: RenderOptions) -> [String] { options.problems }

  let platforms: [Platform]
  let sound: SoundChoice
  let options: RenderOptions

  public init(options: RenderOptions) {
    self.options = options
    platforms = options.chosenPlatforms
    sound = options.soundChoice
  }

  struct Settings: Codable {
    let platform: Platform
    let sound: SoundChoice
    /// BCP 47: what is burned in, the first above the others; and what can be switched on.
    let burned: [String]
    let inside: [String]
  }

  /// What is asked for, and the part that it is.
  private struct Wanted {
    let part: String
    let request: RenditionRequest
  }

  public func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    let source = try workspace.requireSource()
    let record = try FactFiles.read(SourceRecord.self, .sourceRecord, from: inputs)
    let plan = try plan(for: record, from: inputs)
    let voices = try voices(for: record, from: inputs)
    let cues = try inputs.all(.cueSheet).map { try FactFiles.read(CueFacts.self, from: $0) }
    let name = try workspace.publicName(of: source)
    let wanted = try applicable(parts, to: record, source, workspace).map { part, settings in
      try Wanted(part: part, request: request(settings, cues, named: name, workspace))
    }
    guard !wanted.isEmpty else { return [] }
    let reader = inputs.first(.readerTrack)?.path
    let rendering = try render(wanted.map(\.request), source, record, plan, (voices, reader), workspace)
    report(rendering, of: wanted, workspace)
    return try wanted.flatMap { try artifacts(of: $0, rendering, record, (plan, voices), named: name, workspace) }
  }

  private func render(
    _ requests: [RenditionRequest], _ source: Source, _ record: SourceRecord, _ plan: RedactionPlan?,
    _ voices: (plan: VoicePlan?, reader: String?), _ workspace: Workspace
  ) throws -> Rendering {
    for request in requests { try WholeFile.makeFolder("\(request.folder)/\(RelativePath.parent(of: request.name))") }
    let renderer = try Renderer(
      source: RenderSource(
        file: try SourceFile(path: source.path), tier: record.tier, info: record.media, plan: plan, voices: voices.plan,
        reader: voices.reader, sound: sound),
      fonts: FontFolder(path: try workspace.resource(Component.fonts)), scratch: workspace.factsFolder)
    return try renderer.render(requests) { workspace.report(.progress(done: $0, total: $1)) }
  }

  /// Only a source without any picture has no plan.
  private func plan(for record: SourceRecord, from inputs: [Artifact]) throws -> RedactionPlan? {
    guard record.media.picture != nil else { return nil }
    let plan = try FactFiles.read(RedactionPlan.self, .redactionPlan, from: inputs)
    try plan.check(isFor: record.digest)
    return plan
  }

  /// Only a source without any sound has none.
  private func voices(for record: SourceRecord, from inputs: [Artifact]) throws -> VoicePlan? {
    guard record.media.sound != nil else { return nil }
    let plan = try FactFiles.read(VoicePlan.self, .voicePlan, from: inputs)
    try plan.check(isFor: record.digest)
    return plan
  }

  static func nothingToHear(_ path: String) -> Failure {
    Failure(
      doing: "planning the renditions", path: path,
      reason: "it has no sound, and only platforms that want sound alone are chosen",
      advice: "Take it out of the set, or add a platform with a picture")
  }

  /// A source without sound has nothing for a platform that only hears: that is said, and no reason to fail the others.
  private func applicable(
    _ parts: [StagePart], to record: SourceRecord, _ source: Source, _ workspace: Workspace
  ) throws -> [(String, Settings)] {
    let all = try parts.map { ($0.name, try $0.decoded(Settings.self)) }
    guard record.media.sound == nil else { return all }
    guard platforms.contains(where: { $0.picture != nil }) else { throw Self.nothingToHear(source.name) }
    for (part, settings) in all where settings.platform.picture == nil {
      workspace.note(
        "nothing-to-hear", "it has no sound: there is no rendition for \(settings.platform.name)", parts: [part])
    }
    return all.filter { $0.1.platform.picture != nil }
  }

  private func request(
    _ settings: Settings, _ cues: [CueFacts], named name: String, _ workspace: Workspace
  ) throws -> RenditionRequest {
    let captions = try cues.captions(in: settings.burned)
    let language = captions.map { ".\($0.language)" } ?? ""
    return RenditionRequest(
      platform: settings.platform, captions: captions, tracks: try cues.tracks(in: settings.inside),
      folder: workspace.outputFolder.path, name: "\(settings.platform.name)/\(name)\(language)")
  }

  /// What was made for one part, and the fact that says so.
  private func artifacts(
    of wanted: Wanted, _ rendering: Rendering, _ record: SourceRecord, _ plans: (RedactionPlan?, VoicePlan?),
    named name: String, _ workspace: Workspace
  ) throws -> [Artifact] {
    let (part, request) = (wanted.part, wanted.request)
    let made = rendering.results
      .filter { $0.platform == request.platform.name && $0.language == request.captions?.language }
      .map { delivery in
        var delivery = delivery
        delivery.redaction = plans.0.map(Delivery.Redaction.init)
        if delivery.sound != nil { delivery.voices = plans.1.map(Delivery.Voices.of) ?? [] }
        let damage = rendering.damage
        delivery.concealed = damage.isNone ? nil : .init(pictures: damage.pictures, sounds: damage.sounds)
        return delivery
      }
    let path = workspace.outputFolder.path + "/"
    let files = made.flatMap { delivery in
      delivery.files.enumerated().map { index, file in
        Artifact(
          index == 0 ? .rendition : .companion, path: path + file.file, language: delivery.language, part: part,
          digest: file.sha256)
      }
    }
    let captions = made.compactMap { delivery in
      rendering.captions[delivery.file].map { (PublicName.template(of: delivery.file, named: name), $0) }
    }
    let facts = RenderRecord(
      source: try workspace.requireSource().id, sourceDigest: record.digest,
      deliveries: made.map { $0.renamed { PublicName.template(of: $0, named: name) } },
      captions: Dictionary(captions) { first, _ in first })
    return files + [try FactFiles.write(facts, .renderRecord, part: part, in: workspace)]
  }

  private func report(_ rendering: Rendering, of wanted: [Wanted], _ workspace: Workspace) {
    if !rendering.damage.isNone {
      workspace.note(
        "damage-concealed",
        "\(rendering.damage.summary) could not be decoded and were concealed: look at that place in every rendition")
    }
    let remarks = Dictionary(grouping: wanted) { rendering.remarks[$0.request.platform.name] ?? "" }
    for (remark, parts) in remarks.sorted(by: { $0.key < $1.key }) where !remark.isEmpty {
      workspace.note("loudness-missed", remark, parts: parts.map(\.part))
    }
  }
}

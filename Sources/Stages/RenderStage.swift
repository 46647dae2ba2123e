import Files
import Foundation
import Media
import Pipeline
import Redaction
import Renditions
import Subtitles

/// Moves pixels, once: every rendition of a source from one decode.
public struct RenderStage: Stage {
  public static let name = "render"
  public static let version = 7
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.source, .sourceRecord, .redactionPlan, .cueSheet]
  public static let produces: [ArtifactKind] = [.rendition, .companion, .renderRecord]
  public static let optionRules = RenderOptions.rules
  public static let keepsCurrentFiles = true

  public static func problem(in options: RenderOptions) -> String? { options.problem }

  let platforms: [Platform]
  let sound: SoundChoice

  public init(options: RenderOptions) {
    platforms = options.chosenPlatforms
    sound = options.soundChoice
  }

  public func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let source = try workspace.requireSource()
    let record = try FactFiles.read(SourceRecord.self, .sourceRecord, from: inputs)
    let plan = try plan(for: record, from: inputs)
    let cues = try inputs.all(.cueSheet).map { try CanonicalJSON.read(CueFacts.self, from: $0.path) }
    let requests = try requests(for: source, applicable(to: record, source, workspace), cues, workspace)
    if !cues.tracks.isEmpty { reportClosed(requests, source, workspace) }
    let cache = try RenditionCache(in: workspace, record: record, plan: plan, sound: sound)
    let (kept, missing) = try cache.divide(requests)
    // What is outdated goes before anything is made, so that it cannot be published should this not end well.
    try cache.removeOutdated(kept)
    let fresh = try missing.isEmpty ? nil : render(missing, source, record, plan, workspace)
    let facts = try RenderRecord(
      record, plan, requests: requests, kept: kept, fresh: fresh, cache: cache, outputFolder: workspace.outputFolder)
    report(facts, source, workspace)
    let path = workspace.outputFolder.path + "/"
    let files = facts.renditions.flatMap { rendition in
      [Artifact(.rendition, path: path + rendition.file, language: rendition.language)]
        + rendition.companions.map { Artifact(.companion, path: path + $0, language: rendition.language) }
    }
    return files + [try FactFiles.write(facts, .renderRecord, named: "render.json", in: workspace)]
  }

  private func render(
    _ requests: [RenditionRequest], _ source: Source, _ record: SourceRecord, _ plan: RedactionPlan?,
    _ workspace: Workspace
  ) throws -> Rendering {
    for request in requests { try WholeFile.makeFolder((request.stem as NSString).deletingLastPathComponent) }
    let renderer = try Renderer(
      source: RenderSource(
        file: try SourceFile(path: source.path), tier: record.tier, info: record.media, plan: plan, sound: sound),
      fonts: FontFolder(path: try workspace.resource("fonts")), scratch: workspace.factsFolder)
    return try renderer.render(requests) { workspace.report(.progress(done: $0, total: $1)) }
  }

  /// Only a source without any picture has no plan.
  private func plan(for record: SourceRecord, from inputs: [Artifact]) throws -> RedactionPlan? {
    guard record.media.picture != nil else { return nil }
    let plan = try FactFiles.read(RedactionPlan.self, .redactionPlan, from: inputs)
    try plan.check(isFor: record.digest)
    return plan
  }

  /// A source without sound has nothing for a platform that only hears: that is said, and no reason to fail the others.
  private func applicable(to record: SourceRecord, _ source: Source, _ workspace: Workspace) throws -> [Platform] {
    guard record.media.sound == nil else { return platforms }
    let (seen, heard) = (platforms.filter { $0.picture != nil }, platforms.filter { $0.picture == nil })
    guard !seen.isEmpty else {
      throw Failure(
        doing: "planning the renditions", path: source.name,
        reason: "it has no sound, and only platforms that want sound alone are chosen",
        advice: "Take it out of the set, or add a platform with a picture")
    }
    for platform in heard {
      workspace.report(
        .finding(
          Finding(
            .warning, check: "nothing-to-hear", file: source.name,
            "it has no sound: there is no rendition for \(platform.name)")))
    }
    return seen
  }

  private func requests(
    for source: Source, _ platforms: [Platform], _ cues: [CueFacts], _ workspace: Workspace
  ) throws -> [RenditionRequest] {
    let captions = cues.captions, tracks = cues.tracks
    return platforms.flatMap { platform in
      let folder = workspace.outputFolder.appendingPathComponent(platform.name)
      // Nothing can be burned into sound.
      let wanted: [Captions?] = captions.isEmpty || platform.picture == nil ? [nil] : captions
      return wanted.map { captions in
        let language = captions.map { ".\($0.language)" } ?? ""
        return RenditionRequest(
          platform: platform, captions: captions, tracks: tracks,
          stem: folder.appendingPathComponent("\(workspace.publicName(of: source))\(language)").path)
      }
    }
  }

  private func reportClosed(_ requests: [RenditionRequest], _ source: Source, _ workspace: Workspace) {
    let closed = Set(requests.map(\.platform)).filter { $0.picture != nil && !$0.takesCaptionTracks }.map(\.name)
      .sorted()
    guard !closed.isEmpty else { return }
    workspace.report(
      .finding(
        Finding(
          .warning, check: "no-caption-tracks", file: source.name,
          "\(closed.joined(separator: ", ")) takes no captions inside the file: deliver them as sidecars, or burn them in"
        )))
  }

  /// Also of renditions that were kept: what was wrong with them still is.
  private func report(_ facts: RenderRecord, _ source: Source, _ workspace: Workspace) {
    if !facts.damage.isNone {
      workspace.report(
        .finding(
          Finding(
            .warning, check: "damage-concealed", file: source.name,
            "\(facts.damage.summary) could not be decoded and were concealed: look at that place in every rendition")))
    }
    for remark in Set(facts.renditions.compactMap(\.remark)).sorted() {
      workspace.report(.finding(Finding(.warning, check: "loudness-missed", file: source.name, remark)))
    }
  }
}

import Files
import Foundation
import Media
import Pipeline
import Redaction
import Renditions
import Subtitles

/// Moves pixels, once: every rendition of a source from one decode.
public struct RenderStage: Stage {
  public struct Options: Codable, Sendable {
    public var `for`: [String]
  }

  public static let name = "render"
  public static let version = 1
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.source, .sourceRecord, .redactionPlan, .cueSheet]
  public static let produces: [ArtifactKind] = [.rendition, .renderRecord]
  public static let optionRules = [
    OptionRule("for", .list(of: .choice(Platform.all.map(\.name))), required: true, "The platforms that get a rendition of every source")
  ]

  public static func problem(in options: Options) -> String? {
    options.for.isEmpty ? "for: is empty. Name at least one platform: \(Platform.all.map(\.name).joined(separator: ", "))" : nil
  }

  private let platforms: [Platform]

  public init(options: Options) { platforms = options.for.compactMap(Platform.named) }

  public func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let source = try workspace.requireSource()
    let record = try FactFiles.read(SourceRecord.self, .sourceRecord, from: inputs)
    let plan = try FactFiles.read(RedactionPlan.self, .redactionPlan, from: inputs)
    try plan.check(isFor: record.digest)
    let requests = try requests(for: source, burned(inputs), workspace)
    let renderer = Renderer(
      file: try SourceFile(path: source.path), tier: record.tier, plan: plan, fonts: FontFolder(path: try workspace.resource("fonts")))
    let results = try renderer.render(requests) { workspace.report(.progress(done: $0, total: $1)) }
    let facts = RenderRecord(
      sourceDigest: record.digest, sourceDurationSeconds: plan.durationSeconds(frameRate: record.media.picture?.pictureFormat?.frameRate),
      hasSound: record.media.sound != nil, redaction: RenderRecord.Redaction(plan), renditions: results.map(RenderRecord.Rendition.init))
    let renditions = results.map { Artifact(.rendition, path: $0.path, language: $0.language) }
    return renditions + [try FactFiles.write(facts, .renderRecord, named: "render.json", in: workspace)]
  }

  private func burned(_ inputs: [Artifact]) throws -> [CueSheet] {
    try inputs.all(.cueSheet).map { try CanonicalJSON.read(CueFacts.self, from: $0.path) }.filter(\.isBurnedIn).map(\.sheet)
  }

  private func requests(for source: Source, _ sheets: [CueSheet], _ workspace: Workspace) throws -> [RenditionRequest] {
    try platforms.flatMap { platform in
      let folder = workspace.outputFolder.appendingPathComponent(platform.name)
      try WholeFile.makeFolder(folder.path)
      let languages: [CueSheet?] = sheets.isEmpty ? [nil] : sheets
      return languages.map { sheet in
        let language = sheet.map { ".\($0.language)" } ?? ""
        let path = folder.appendingPathComponent("\(workspace.publicName(of: source))\(language).mp4").path
        return RenditionRequest(platform: platform, cues: sheet, path: path)
      }
    }
  }
}

extension RedactionPlan {
  /// From the first picture to the end of the last, which lasts one frame.
  fileprivate func durationSeconds(frameRate: Rational?) -> Double {
    Double(times.last - times.first) * timeBase.value + (frameRate.map { 1 / $0.value } ?? 0)
  }
}

extension RenderRecord.Rendition {
  fileprivate init(_ result: RenditionResult) {
    let path = URL(fileURLWithPath: result.path)
    self.init(
      file: "\(path.deletingLastPathComponent().lastPathComponent)/\(path.lastPathComponent)", platform: result.platform,
      language: result.language, width: result.width, height: result.height, frameRate: result.frameRate,
      durationSeconds: result.durationSeconds)
  }
}

extension RenderRecord.Redaction {
  fileprivate init(_ plan: RedactionPlan) {
    let hidden =
      switch plan.method {
      case .frame: plan.times.count
      case .nothingToHide: 0
      case .fill, .pixelate, .blur: Set(plan.tracks.flatMap(\.frames)).count
      }
    var reason = plan.nobodyBecause
    if case .nothingToHide(let because) = plan.method { reason = because }
    self.init(
      method: plan.method.name, because: reason, tracks: plan.tracks.count, framesHidden: hidden, framesTotal: plan.times.count)
  }
}

import Files
import Foundation
import Manifests
import Media
import People
import Pipeline
import Redaction
import Renditions

/// What a run knows of the files that it delivered.
struct ExpectedFiles {
  /// Those in which a source can be seen, by their path relative to the output folder.
  var shown: [String: ExpectedFile] = [:]
  /// All renditions, and what belongs to them.
  var known: Set<String> = []
  /// The digests of the facts of the sources that can be seen, by the rendition's file.
  private(set) var facts: [String: [Digest]] = [:]

  private static let kinds: [ArtifactKind] = [.renderRecord, .sourceRecord, .redactionPlan, .identityMap]

  /// Those of all sources. The facts of one source lie in one folder. Throws `Failure` where the plan of a source is missing or belongs to
  /// another.
  init(from artifacts: [Artifact], names: [String: String], only delivered: Set<String>? = nil) throws {
    func folder(_ artifact: Artifact) -> String { (artifact.path as NSString).deletingLastPathComponent }
    for facts in Dictionary(grouping: artifacts, by: folder).values {
      for artifact in facts.all(.renderRecord) {
        try add(FactFiles.read(RenderRecord.self, from: artifact), facts, names, delivered)
      }
    }
  }

  /// Those of the facts that a run left in its workspace; what they are called now is in the manifest of the delivered folder.
  init(inWorkspace workspace: URL, of manifest: Manifest?) throws {
    let folder = workspace.appendingPathComponent("sources")
    guard let ids = try? FileManager.default.contentsOfDirectory(atPath: folder.path), !ids.isEmpty else {
      throw Failure(
        doing: "collecting what was planned", path: workspace.path, reason: "it is not the workspace of a run",
        advice: "Give the folder that lies beside the output folder and is named OUT.workspace")
    }
    let artifacts = try ids.sorted().flatMap { id in
      let place = folder.appendingPathComponent(id)
      return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted().compactMap { name in
        FactFiles.kind(ofFile: name, among: Self.kinds).map {
          Artifact($0, path: place.appendingPathComponent(name).path)
        }
      }
    }
    // Facts of what is no longer delivered stay in a workspace, and may be of another file than the source is now.
    let delivered = (manifest?.files).map { Set($0.map(\.file)) }
    try self.init(from: artifacts, names: Self.names(of: ids, in: manifest), only: delivered)
  }

  /// What the sources with these ids are published as: the part of a path that ends in `-001`.
  private static func names(of ids: [String], in manifest: Manifest?) -> [String: String] {
    let parts = (manifest?.files ?? []).flatMap { $0.file.split(separator: "/") }
    let stems = Set(parts.map { part in String(part.prefix { $0 != "." }) })
    return ids.reduce(into: [:]) { names, id in names[id] = stems.first { $0.hasSuffix("-" + id) } }
  }

  private mutating func add(
    _ rendered: RenderRecord, _ facts: [Artifact], _ names: [String: String], _ delivered: Set<String>?
  ) throws {
    func name(_ file: String) -> String { PublicName.path(of: file, named: names[rendered.source]) }
    let deliveries = rendered.deliveries.map { $0.renamed(name) }.filter { delivered?.contains($0.file) ?? true }
    let captions = Dictionary(rendered.captions.map { (name($0.key), $0.value) }) { first, _ in first }
    for delivery in deliveries { known.formUnion(delivery.files.map(\.file)) }
    // Of sound alone nothing shows but its wave form.
    guard deliveries.contains(where: { $0.redaction != nil }) else { return }
    let source = try FactFiles.read(SourceRecord.self, .sourceRecord, from: facts)
    let plan = try FactFiles.read(RedactionPlan.self, .redactionPlan, from: facts)
    try plan.check(isFor: rendered.sourceDigest)
    let map = try FactFiles.read(IdentityMap.self, .identityMap, from: facts)
    for delivery in deliveries {
      self.facts[delivery.file] = [ArtifactKind.sourceRecord, .redactionPlan, .identityMap].flatMap { kind in
        facts.all(kind).compactMap(\.digest)
      }
      let people = PlannedPeople(plan)
      for file in try ExpectedFile.all(of: delivery, source, people, map.cutSeconds, captions[delivery.file] ?? []) {
        shown[file.name] = file
      }
    }
  }
}

/// A delivered file that shows a source, with what was planned for it.
struct ExpectedFile {
  /// Relative to the output folder.
  let name: String
  let source: SourceRecord
  let people: PlannedPeople
  let expectation: RenditionFaceCheck.Expectation
  /// How it can be held against others of the same source; nil where it cannot.
  let compared: ComparedView?
  /// A picture that belongs to a rendition, and is no rendition itself.
  let isThumbnail: Bool
  /// A single picture.
  let isStill: Bool

  static func isPicture(_ file: String) -> Bool { [".jpg", ".png"].contains { file.hasSuffix($0) } }

  /// The rendition and its thumbnail; none for what is only heard.
  fileprivate static func all(
    of delivery: Delivery, _ source: SourceRecord, _ people: PlannedPeople, _ cuts: [Double], _ captions: [OverlayPlace]
  ) throws -> [ExpectedFile] {
    guard let picture = delivery.picture, let shown = source.media.picture?.pictureFormat else { return [] }
    let rate = picture.framesPerSecond
    var placement = PicturePlacement(
      x: 0, y: 0, width: picture.width, height: picture.height, frameWidth: picture.width, frameHeight: picture.height)
    if rate != nil {
      guard let fit = picture.fit.flatMap(PictureFit.init(rawValue:)) else {
        throw Failure(
          .bug, doing: "collecting what was planned", path: source.name,
          reason: "nothing says how its picture lies in the frame")
      }
      placement = fit.placement(of: (shown.width, shown.height), in: (picture.width, picture.height))
    }
    let view = RenditionView(
      placement: placement, startSeconds: source.media.startSeconds, frameSeconds: rate.map { 1 / $0 } ?? 0,
      movementSeconds: source.media.isStill ? delivery.durationSeconds : nil)
    let film = ExpectedFile(
      name: delivery.file, source: source, people: people,
      expectation: .init(people: people, view: view, cutSeconds: cuts),
      compared: ComparedView(view, sourceWidth: shown.width, sourceHeight: shown.height, captions: captions),
      isThumbnail: false, isStill: rate == nil)
    let thumbnail = rate.map { (source.media.thumbnailSeconds * $0).rounded(.down) / $0 } ?? 0
    // A rendition that ends before has its first picture there.
    let isCertain = rate.map { thumbnail + 2 / $0 < delivery.durationSeconds ?? 0 } ?? true
    let pictures = delivery.companions.filter { isPicture($0.file) }.map { companion in
      ExpectedFile(
        name: companion.file, source: source, people: people,
        expectation: .init(people: people, view: view, showsSeconds: isCertain ? [thumbnail] : [0, thumbnail]),
        compared: nil, isThumbnail: true, isStill: true)
    }
    return [film] + pictures
  }
}

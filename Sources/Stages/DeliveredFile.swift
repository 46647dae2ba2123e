import Files
import Foundation
import Media
import Pipeline
import Redaction
import Renditions

/// What a run knows of the files that it delivered.
struct DeliveredFiles {
  /// Those in which a source can be seen, by their path relative to the output folder.
  var shown: [String: DeliveredFile] = [:]
  /// All renditions, and what belongs to them.
  var known: Set<String> = []
}

/// A delivered file that shows a source, with what was planned for it.
struct DeliveredFile {
  let source: SourceRecord
  let people: PlannedPeople
  let expectation: RenditionFaceCheck.Expectation
  /// A picture that belongs to a rendition, and is no rendition itself.
  let isThumbnail: Bool
  /// A single picture.
  let isStill: Bool

  static func isPicture(_ file: String) -> Bool { [".jpg", ".png"].contains { file.hasSuffix($0) } }

  /// Those of all sources, by their path relative to the output folder. The facts of one source lie in one folder.
  /// Throws `Failure` where the plan of a source is missing or belongs to another.
  static func all(from artifacts: [Artifact]) throws -> DeliveredFiles {
    func folder(_ artifact: Artifact) -> String { (artifact.path as NSString).deletingLastPathComponent }
    var files = DeliveredFiles()
    for facts in Dictionary(grouping: artifacts, by: folder).values where facts.first(.renderRecord) != nil {
      let rendered = try FactFiles.read(RenderRecord.self, .renderRecord, from: facts)
      for rendition in rendered.renditions { files.known.formUnion([rendition.file] + rendition.companions) }
      // Of sound alone nothing shows but its wave form.
      guard rendered.redaction != nil else { continue }
      let source = try FactFiles.read(SourceRecord.self, .sourceRecord, from: facts)
      let plan = try FactFiles.read(RedactionPlan.self, .redactionPlan, from: facts)
      try plan.check(isFor: rendered.sourceDigest)
      let map = try FactFiles.read(IdentityMap.self, .identityMap, from: facts)
      for rendition in rendered.renditions {
        for (file, delivered) in try delivered(rendition, source, PlannedPeople(plan), map.cutSeconds) {
          files.shown[file] = delivered
        }
      }
    }
    return files
  }

  /// Those of the facts that a run left in its workspace.
  static func all(inWorkspace workspace: URL) throws -> DeliveredFiles {
    let folder = workspace.appendingPathComponent("sources")
    let kinds: [(ArtifactKind, String)] = [
      (.renderRecord, "render.json"), (.sourceRecord, "source.json"), (.redactionPlan, "redaction.json"),
      (.identityMap, "identity.json"),
    ]
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path), !names.isEmpty else {
      throw Failure(
        doing: "collecting what was planned", path: workspace.path, reason: "it is not the workspace of a run",
        advice: "Give the folder that lies beside the output folder and is named OUT.workspace")
    }
    let artifacts = names.sorted().flatMap { name in
      kinds.map { kind, file in Artifact(kind, path: folder.appendingPathComponent("\(name)/\(file)").path) }
    }
    return try all(from: artifacts.filter { FileManager.default.fileExists(atPath: $0.path) })
  }

  private static func delivered(
    _ rendition: RenderRecord.Rendition, _ source: SourceRecord, _ people: PlannedPeople, _ cuts: [Double]
  ) throws -> [String: DeliveredFile] {
    guard let width = rendition.width, let height = rendition.height, let shown = source.media.picture?.pictureFormat
    else { return [:] }
    let rate = frameRate(rendition)
    let placement: PicturePlacement
    if rate == nil {
      placement = PicturePlacement(x: 0, y: 0, width: width, height: height, frameWidth: width, frameHeight: height)
    } else if let fit = rendition.fit {
      placement = fit.placement(of: (shown.width, shown.height), in: (width, height))
    } else {
      throw Failure(
        doing: "collecting what was planned", path: source.name,
        reason: "an earlier Backlit rendered it, and did not note how its picture lies in the frame",
        advice: "Run the pipeline again")
    }
    let view = RenditionView(
      placement: placement, startSeconds: source.media.startSeconds, frameSeconds: rate.map { 1 / $0 } ?? 0,
      movementSeconds: source.media.isStill ? rendition.durationSeconds : nil)
    var files = [
      rendition.file: DeliveredFile(
        source: source, people: people, expectation: .init(people: people, view: view, cutSeconds: cuts),
        isThumbnail: false,
        isStill: rate == nil)
    ]
    let thumbnail = rate.map { (source.media.thumbnailSeconds * $0).rounded(.down) / $0 } ?? 0
    // A rendition that ends before has its first picture there.
    let isCertain = rate.map { thumbnail + 2 / $0 < rendition.durationSeconds ?? 0 } ?? true
    for file in rendition.companions where isPicture(file) {
      files[file] = DeliveredFile(
        source: source, people: people,
        expectation: .init(people: people, view: view, showsSeconds: isCertain ? [thumbnail] : [0, thumbnail]),
        isThumbnail: true, isStill: true)
    }
    return files
  }

  /// Frames per second; nil for a photograph.
  private static func frameRate(_ rendition: RenderRecord.Rendition) -> Double? {
    let parts = (rendition.frameRate ?? "").split(separator: "/").compactMap { Double($0) }
    return parts.count == 2 && parts[0] > 0 && parts[1] > 0 ? parts[0] / parts[1] : nil
  }
}

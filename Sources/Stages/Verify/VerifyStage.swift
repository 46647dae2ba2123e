import Files
import Foundation
import Manifests
import People
import Pipeline

/// Looks at the delivered folder as a stranger would, and for faces as somebody would who knows what had to be hidden. Only where nothing is
/// wrong are the manifest and the checksums published: by them a folder looks finished.
public struct VerifyStage: Stage {
  public struct Options: Codable, Sendable, Hashable {
    public var faces: Bool?
    public var covers: Bool?
  }

  public static let name = "verify"
  public static let scope = StageScope.run
  public static let consumes: [ArtifactKind] = [.manifestDraft, .outputFolder]
  public static let consumesIfMade: [ArtifactKind] = [
    .renderRecord, .sourceRecord, .redactionPlan, .identityMap, .names,
  ]
  public static let produces: [ArtifactKind] = [.findings, .manifest, .checksums]
  public static let components =
    Component.reading + [Component.detector, Component.runtime, Component.model, Component.cascade]
  public static let cost = JobCost(cores: 4, megabytes: 1000)
  public static let optionRules = [
    OptionRule("faces", .boolean, "Whether faces are looked for in the renditions; true unless told otherwise"),
    OptionRule(
      "covers", .boolean,
      "Whether the renditions are held against the sources, so that a cover that is missing is found; true unless told otherwise"
    ),
  ]

  private let options: Options

  public init(options: Options) { self.options = options }

  public func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    let manifest = try FactFiles.read(Manifest.self, .manifestDraft, from: inputs)
    let (pictures, checks) = try pictures(inputs, workspace)
    let names = try NameCheck(inputs)
    let findings =
      (DeliveryCheck.findings(
        in: workspace.outputFolder, beforePublishing: manifest, lookingAt: pictures,
        known: FilesFoundRight(of: options, in: workspace, facts: pictures.facts)
      ) { workspace.report(.progress(done: $0, total: $1)) } + names.findings(in: workspace.outputFolder, manifest))
      .map(
        Self.inRun)
    for finding in findings { workspace.report(.finding(finding)) }
    let fact = try FactFiles.write(findings, .findings, in: workspace)
    // That other sources failed is in the manifest; whoever gets what there is has to know that it is right.
    let isRight = findings.allSatisfy {
      $0.severity == .warning || $0.check == VerifyFinding.Check.runIncomplete.rawValue
    }
    guard isRight else { return [fact] }
    let written = try ManifestWriter.write(
      manifest.checked([.files, .playback, .metadata, .privacy] + checks + (names.isNeeded ? [.names] : [])),
      to: workspace.outputFolder)
    return [fact, Artifact(.manifest, path: written.manifest), Artifact(.checksums, path: written.checksums)]
  }

  /// In the run itself, that a source waits for a person is no failure.
  private static func inRun(_ finding: Finding) -> Finding {
    guard finding.check == VerifyFinding.Check.runWaiting.rawValue else { return finding }
    return Finding(.warning, check: finding.check, file: finding.file, finding.message)
  }

  /// None where nothing has to be hidden, so that no detector is needed for it.
  private func pictures(
    _ inputs: [Artifact], _ workspace: Workspace
  ) throws -> (DeliveryPictures, [Manifest.Check]) {
    // Pictures of an earlier check are gone in any case.
    let pictures = LeakPictures(below: workspace.factsFolder)
    let (wantsFaces, wantsCovers) = (options.faces != false, options.covers != false)
    guard wantsFaces || wantsCovers else { return (.none, []) }
    let files = try ExpectedFiles(from: inputs, names: workspace.publicNames)
    var checks: [any PictureCheck] = []
    if wantsFaces, files.shown.values.contains(where: { $0.people.hidesSomebody }) {
      checks.append(
        try FaceCheck(
          model: workspace.resource(Component.model), cascade: workspace.resource(Component.cascade),
          files: files.shown, pictures: pictures))
    }
    if wantsCovers {
      let paths = Dictionary(workspace.outcome.sources.map { ($0.name, $0.path) }) { first, _ in first }
      checks.append(
        DeliveryPictures.covers(of: files, pictures) { record in
          guard let path = paths[record.name] else {
            throw Failure(
              .bug, doing: "looking whether everything is covered", path: record.name,
              reason: "it is no source of this run")
          }
          return path
        })
    }
    let named = (wantsFaces ? [Manifest.Check.faces] : []) + (wantsCovers ? [.covers] : [])
    return (DeliveryPictures(checks: checks, files: files), named)
  }
}

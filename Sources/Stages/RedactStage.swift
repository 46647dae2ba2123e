import Files
import Media
import Pipeline
import Redaction
import Subtitles

/// Decides what will be hidden in a source, and how.
public struct RedactStage: Stage {
  public static let name = "redact"
  public static let version = 5
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.source, .sourceRecord, .identityMap]
  public static let consumesIfMade: [ArtifactKind] = [.decisions, .reviewSheet]
  public static let produces: [ArtifactKind] = [.redactionPlan]
  public static let optionRules = RedactOptions.rules

  public static func problem(in options: RedactOptions) -> String? { options.problem }

  private let options: RedactOptions

  public init(options: RedactOptions) { self.options = options }

  public func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let source = try workspace.requireSource()
    let record = try FactFiles.read(SourceRecord.self, .sourceRecord, from: inputs)
    guard record.media.picture != nil else {
      workspace.report(
        .finding(
          Finding(
            .warning, check: "voice-not-disguised", file: source.name,
            "it is sound only, and this version disguises no voices: whoever speaks can be recognised")))
      return []
    }
    let map = try FactFiles.read(IdentityMap.self, .identityMap, from: inputs)
    let decisions = try inputs.first(.decisions).map { try DecisionsFile.read(path: $0.path) } ?? .none
    let mark = try ReviewMark.of(identityMapAt: FactFiles.path(.identityMap, in: inputs))
    if decisions.reviewed != mark { try missReview(of: decisions, mark, inputs, source, workspace) }
    do {
      let ways = try RegionFollower(map).follow(decisions, in: SourceFile(path: source.path), tier: record.tier)
      let plan = try RedactionPlanner.plan(
        map, method: options.method, decisions: decisions, ways: ways, mark: mark,
        allowNobody: options.people == "optional" ? options.because : nil)
      report(plan, ways, source, workspace)
      return [try FactFiles.write(plan, .redactionPlan, named: "redaction.json", in: workspace)]
    } catch let failure as Failure where failure.explanation.path == nil {
      throw Failure(
        doing: failure.explanation.doing, path: source.name, reason: failure.explanation.reason,
        advice: failure.explanation.advice)
    }
  }

  /// Where a review is required, nothing is decided about a source before a person has looked at exactly those tracks.
  private func missReview(
    of decisions: Decisions, _ mark: String, _ inputs: [Artifact], _ source: Source, _ workspace: Workspace
  ) throws {
    guard options.isReviewRequired else {
      if decisions.reviewed != nil {
        workspace.report(
          .finding(
            Finding(
              .warning, check: "review-outdated", file: source.name,
              "it was reviewed for what was found at another time: people were looked for anew since")))
      }
      return
    }
    let sheet = inputs.all(.reviewSheet).first { $0.path.hasSuffix(".html") }.map { "Open \($0.path.printable)" }
    throw Failure(
      doing: "making sure that a person has looked at who was found", path: source.name,
      reason: decisions.reviewed == nil
        ? "its decisions are not marked as reviewed"
        : "its decisions were reviewed for what was found at another time: people were looked for anew since",
      advice:
        "\(sheet ?? "Put the stage 'review' before 'redact', run again, open the review sheet"), and write 'reviewed: \(mark)' into its decisions file when everything is right"
    )
  }

  private func report(_ plan: RedactionPlan, _ ways: [String: FollowedPatch], _ source: Source, _ workspace: Workspace)
  {
    func note(_ check: String, _ sentence: String) {
      workspace.report(.finding(Finding(.warning, check: check, file: source.name, sentence)))
    }
    for (name, way) in ways.sorted(by: { $0.key < $1.key }) {
      guard let loss = way.loss else { continue }
      note(
        "follow-ended",
        "'\(name)' was followed until \(TimeCode.seconds(loss.seconds)), when \(loss.reason.rawValue): look whether it has to be hidden after that"
      )
    }
    for figures in plan.figures(of: source) { workspace.report(.measured(figures)) }
    guard plan.hidesTracks else { return }
    for doubt in plan.coverage.doubts { note("look-here", doubt.sentence) }
  }
}

extension RedactionCoverage.Doubt {
  /// Without a trailing period.
  fileprivate var sentence: String {
    let time = TimeCode.seconds(atSeconds)
    return switch kind {
    case .unseen(let seconds):
      "track \(track) was not seen for \(seconds) s from \(time) on, and was covered where it was expected: look there"
    case .unclear(let times, let confidence):
      "track \(track), which begins at \(time), was seen \(times) times and never clearly (at most \(confidence) of 1): look whether it is a person, and covered throughout"
    }
  }
}

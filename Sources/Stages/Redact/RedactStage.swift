import Files
import Foundation
import Media
import People
import Pipeline
import Redaction
import Subtitles

/// Decides what will be hidden in a source, and how.
public struct RedactStage: Stage {
  public static let name = "redact"
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.source, .sourceRecord, .identityMap, .voiceSecret]
  /// Of transcripts, who says when something.
  public static let consumesIfMade: [ArtifactKind] = [.decisions, .reviewSheet, .transcript, .recording, .names]
  public static let produces: [ArtifactKind] = [.redactionPlan, .voicePlan, .readerTrack]
  public static let components = Component.reading + [Component.voice]
  public static let cost = JobCost(cores: 1, megabytes: 300)
  public static let optionRules = RedactOptions.rules

  public static func problems(in options: RedactOptions) -> [String] { options.problems }

  let options: RedactOptions

  public init(options: RedactOptions) { self.options = options }

  var isReviewRequired: Bool { options.isReviewRequired }

  public var usedComponents: [String] {
    Self.components + (options.readerVoice == .neural ? [Component.neuralVoice] : [])
  }

  public func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    let source = try workspace.requireSource()
    let record = try FactFiles.read(SourceRecord.self, .sourceRecord, from: inputs)
    let decisions = try inputs.first(.decisions).map { try DecisionsFile.read(path: $0.path) } ?? .none
    let pictures = record.media.picture == nil ? [] : try planPictures(record, decisions, inputs, source, workspace)
    guard record.media.sound != nil else {
      if let name = decisions.namedVoices.first?.name { throw VoiceDecisions.without(name, "it has no sound", source) }
      return pictures
    }
    let voices = VoiceDecisions(
      source: source, digest: record.digest, usual: options.voiceTreatment, because: options.because,
      voices: decisions.namedVoices, inputs: inputs)
    let planning = SoundPlanning(
      source: source, record: record, options: options, inputs: inputs, workspace: workspace)
    return pictures + (try planning.artifacts(of: voices))
  }

  private func planPictures(
    _ record: SourceRecord, _ decisions: Decisions, _ inputs: [Artifact], _ source: Source, _ workspace: Workspace
  ) throws -> [Artifact] {
    let map = try FactFiles.read(IdentityMap.self, .identityMap, from: inputs)
    let mark = try ReviewMark.of(identityMapAt: FactFiles.artifact(.identityMap, in: inputs).path)
    if decisions.reviewed != mark { try missReview(of: decisions, mark, inputs, source, workspace) }
    do {
      let ways = try RegionFollower(map).follow(decisions, in: SourceFile(path: source.path), tier: record.tier)
      let plan = try RedactionPlanner.plan(
        map, method: options.method, decisions: decisions, ways: ways, mark: mark,
        text: options.textTreatment, allowNobody: options.reasonForNobody(in: source))
      report(plan, ways, source, workspace)
      TextNotes(plan, map)?.report(in: workspace)
      return [try FactFiles.write(plan, .redactionPlan, in: workspace)]
    } catch let failure as Failure where failure.explanation.path == nil {
      var explanation = failure.explanation
      explanation.path = source.name
      throw Failure(explanation)
    }
  }

  /// Where a review is required, nothing is decided about a source before a person has looked at exactly those tracks.
  private func missReview(
    of decisions: Decisions, _ mark: String, _ inputs: [Artifact], _ source: Source, _ workspace: Workspace
  ) throws {
    let isOutdated = decisions.reviewed != nil
    guard options.isReviewRequired else {
      if isOutdated {
        workspace.note(
          "review-outdated", "it was reviewed for what was found at another time: people were looked for anew since")
      }
      return
    }
    let sheet = inputs.all(.reviewSheet).first { $0.path.hasSuffix(".html") }?.path
    throw Failure(
      .waiting, doing: "making sure that a person has looked at who was found", path: source.name,
      reason: isOutdated
        ? "it waits for a review: it was reviewed for what was found at another time, and people were looked for anew since"
        : "it waits for a review: nobody has marked it as reviewed",
      advice: ReviewRequest(sheet: sheet, mark: mark, source: source).advice)
  }

  private func report(
    _ plan: RedactionPlan, _ ways: [String: FollowedPatch], _ source: Source, _ workspace: Workspace
  ) {
    for (name, way) in ways.sorted(by: { $0.key < $1.key }) {
      guard let loss = way.loss else { continue }
      workspace.note(
        "follow-ended",
        "'\(name)' was followed until \(TimeCode.seconds(loss.seconds)), when \(loss.reason.rawValue): look whether it has to be hidden after that"
      )
    }
    for figures in plan.figures(of: source) { workspace.report(.measured(figures)) }
    guard plan.hidesTracks else { return }
    if plan.coverage.tracks.isEmpty, plan.nobodyBecause != nil {
      workspace.note("nobody-found", "nobody was found in it, and nobody is hidden: look whether that is right")
    }
    for doubt in plan.coverage.doubts { workspace.note("look-here", doubt.sentence) }
  }
}

/// What a person is asked to do who has to look at a source first.
private struct ReviewRequest {
  let sheet: String?
  let mark: String
  let source: Source

  var advice: String {
    guard let sheet else { return "Put the stage 'review' before 'redact', run again, and open the review sheet" }
    let look = "Look at \(sheet.printable). When everything in it is right, "
    if let decisions = source.decisions {
      return look
        + "put this line into \(decisions.path.printable), in place of any other that begins with 'reviewed:', and run again:\n"
        + "reviewed: \"\(mark)\""
    }
    let path = (source.path as NSString).deletingPathExtension + ".decisions.yaml"
    return look + "write these two lines into \(path.printable) and run again:\ndecisions: 1\nreviewed: \"\(mark)\""
  }
}

extension RedactionCoverage.Doubt {
  /// Without a trailing period.
  fileprivate var sentence: String {
    let time = TimeCode.seconds(atSeconds)
    return switch kind {
    case .unseen(let seconds):
      "track \(track): the face could not be seen for \(Self.rounded(seconds)) s from \(time) on, and was covered where it was expected to be: look there"
    case .unclear(let times, let confidence):
      "track \(track), which begins at \(time): what is covered was seen \(times == 1 ? "once" : "\(times) times"), and never clearly (the detector was at most \(Int((confidence * 100).rounded())) % sure): look whether it is a person, and covered all the time"
    }
  }

  private static func rounded(_ seconds: Double) -> Double { (seconds * 10).rounded() / 10 }
}

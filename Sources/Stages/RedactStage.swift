import Files
import Pipeline
import Redaction
import Subtitles

/// Decides what will be hidden in a source, and how.
public struct RedactStage: Stage {
  public struct Options: Codable, Sendable {
    public var faces: String
    public var because: String?
    public var people: String?
  }

  public static let name = "redact"
  public static let version = 3
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.sourceRecord, .identityMap]
  public static let produces: [ArtifactKind] = [.redactionPlan]
  public static let optionRules = [
    OptionRule(
      "faces", .choice(["blur", "pixelate", "fill", "frame", "keep"]), required: true,
      "How heads are hidden: blur, pixelate or fill them, hide the whole frame, or keep them as they are, with because:"),
    OptionRule("because", .text, "Why people may be shown (faces: keep) or why there may be nobody (people: optional)"),
    OptionRule(
      "people", .choice(["expected", "optional"]),
      "expected (the default) fails a source in which no one was found; optional lets it pass, with because:"),
  ]

  public static func problem(in options: Options) -> String? {
    let reason = options.because?.contains { !$0.isWhitespace } == true
    if options.faces == "keep" && !reason {
      return "faces: keep shows everyone as they are. Say why, for whoever reads the manifest: because: \"...\""
    }
    if options.people == "optional" && options.faces != "keep" && !reason {
      return "people: optional lets a source pass in which no one was found. Say why: because: \"...\""
    }
    return nil
  }

  private let options: Options

  public init(options: Options) { self.options = options }

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
    do {
      let plan = try RedactionPlanner.plan(map, method: method, allowNobody: options.people == "optional" ? options.because : nil)
      if plan.hidesTracks {
        for doubt in plan.coverage.doubts { workspace.report(.finding(Finding(.warning, check: "look-here", file: source.name, doubt.sentence))) }
      }
      return [try FactFiles.write(plan, .redactionPlan, named: "redaction.json", in: workspace)]
    } catch let failure as Failure where failure.explanation.path == nil {
      throw Failure(
        doing: failure.explanation.doing, path: source.name, reason: failure.explanation.reason, advice: failure.explanation.advice)
    }
  }

  private var method: RedactionMethod {
    switch options.faces {
    case "blur": .blur
    case "pixelate": .pixelate
    case "fill": .fill
    case "keep": .nothingToHide(because: options.because ?? "")
    // Anything unknown hides everything.
    default: .frame
    }
  }
}

extension RedactionCoverage.Doubt {
  /// Without a trailing period.
  fileprivate var sentence: String {
    let time = TimeCode.text(Int((atSeconds * 1000).rounded()), separator: ".")
    return switch kind {
    case .unseen(let seconds): "track \(track) was not seen for \(seconds) s from \(time) on, and was covered where it was expected: look there"
    case .unclear(let times, let confidence):
      "track \(track), which begins at \(time), was seen \(times) times and never clearly (at most \(confidence) of 1): look whether it is a person, and covered throughout"
    }
  }
}

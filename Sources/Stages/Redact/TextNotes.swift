import People
import Pipeline
import Redaction
import Subtitles

/// What the report of a run says of text in the picture: one note for a source, and one for subtitles that are part of it.
struct TextNotes {
  private let coverage: TextCoverage
  private let findings: TextFindings

  /// Times that are named; the review sheet shows all.
  private static let named = 4

  /// nil where nobody looked for text.
  init?(_ plan: RedactionPlan, _ map: IdentityMap) {
    guard let coverage = plan.texts, coverage.kept < max(1, coverage.found) else { return nil }
    self.coverage = coverage
    findings = TextFindings(of: map)
  }

  func report(in workspace: Workspace) {
    for sentence in sentences { workspace.note("text-in-picture", sentence) }
  }

  /// Without a trailing period.
  var sentences: [String] {
    var sentences: [String] = []
    if !findings.places.isEmpty {
      let first = findings.places.prefix(Self.named).map { "\($0.place) from \(TimeCode.seconds($0.startSeconds))" }
      let count = findings.places.count
      sentences.append(
        "text can be read in \(count) \(count == 1 ? "place" : "places") (\(first.joined(separator: ", "))\(count > Self.named ? ", …" : "")): \(consequence)"
      )
    }
    if let seconds = findings.subtitleSeconds {
      sentences.append(
        "subtitles seem to be part of the picture, low in it, from \(TimeCode.seconds(seconds.lowerBound)) to \(TimeCode.seconds(seconds.upperBound)): "
          + "look whether they name anybody; \(consequence)")
    }
    return sentences
  }

  private var consequence: String {
    let kept = coverage.kept == 0 ? "" : ", \(coverage.kept) kept by a decision"
    return switch coverage.treatment {
    case .hide:
      "\(coverage.hidden) of \(coverage.found) that were found hidden\(kept); letters lower than about a 75th of the picture's height may be missed: look for others"
    case .report where coverage.hidden == 0 && coverage.kept == 0:
      "look at them in the review sheet; text: hide covers them all, a decisions file each one"
    case .report: "\(coverage.hidden) of \(coverage.found) hidden\(kept); look at the others in the review sheet"
    }
  }
}

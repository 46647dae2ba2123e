import Foundation
import People
import Pipeline
import Redaction
import Subtitles

/// What is said about a face that shows in a delivered file.
enum FaceFindings {
  /// `plan` is nil where none is at hand.
  static func finding(of encounter: FaceEncounter, file: String, plan: ExpectedFile?) -> Finding {
    let seen = "\(place(encounter, plan)) (\(detectors(encounter)))"
    let picture = encounter.picture.map { "; its picture is \($0) in the workspace" } ?? ""
    guard let plan else {
      return Finding(
        .warning, check: "face-seen", file: file,
        "a face shows \(seen): it may be meant to. Ask whoever made it, if in doubt")
    }
    switch encounter.kind {
    case .hidden(let track):
      let whom = track == 0 ? "where the whole picture is to be hidden" : "where track \(track) is to be hidden"
      guard encounter.isCertain else {
        return Finding(
          .warning, check: "face-visible", file: file,
          "something like a face shows \(seen) \(whom)\(picture). Look whether it is covered")
      }
      return Finding(
        .failure, check: "face-visible", file: file,
        "a face shows \(seen) \(whom)\(picture). Do not publish it: draw a region over that place in the decisions file beside \(plan.source.name), and run again"
      )
    case .notPlanned:
      return Finding(
        encounter.isCertain ? .failure : .warning, check: "face-not-planned", file: file,
        "a face shows \(seen) where nobody is to be hidden\(picture). Look at it: in the decisions file beside \(plan.source.name), draw a region that covers it, "
          + "or one with show: true where it may be seen, and run again")
    }
  }

  private static func place(_ encounter: FaceEncounter, _ plan: ExpectedFile?) -> String {
    if plan?.isStill == true { return "in it" }
    let first = time(encounter.firstSeconds), last = time(encounter.lastSeconds)
    return first == last ? "at \(first)" : "from \(first) to \(last), in \(encounter.looks) looks,"
  }

  private static func detectors(_ encounter: FaceEncounter) -> String {
    let network = encounter.network.map { "\(FaceModel.name) is \(Int(($0 * 100).rounded())) % sure" }
    let cascade = encounter.cascade.map { "the cascade saw it in \($0) windows" }
    return [network, cascade].compactMap { $0 }.joined(separator: ", ")
  }

  private static func time(_ seconds: Double) -> String {
    TimeCode.text(Int((seconds * 1000).rounded()), separator: ".")
  }
}

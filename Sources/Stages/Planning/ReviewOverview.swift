import Files
import Foundation
import People
import Redaction

/// The page in the workspace that leads to the review sheets of all sources.
public enum ReviewOverview {
  /// A source, as a run left it.
  public struct Entry {
    public let id: String
    public let name: String
    /// Why it failed; nil where it did not.
    public let failure: String?
    public let isWaiting: Bool

    public init(id: String, name: String, failure: String?, isWaiting: Bool) {
      self.id = id
      self.name = name
      self.failure = failure
      self.isWaiting = isWaiting
    }
  }

  /// Returns where the page is; nil where no source has a review sheet. Throws `Failure` where it cannot be written.
  public static func write(_ entries: [Entry], inWorkspace workspace: String) throws -> String? {
    let lines = entries.map { line(of: $0, workspace) }
    guard lines.contains(where: { $0.sheet != nil }) else { return nil }
    return try ReviewIndex(entries: lines).write(to: URL(fileURLWithPath: workspace, isDirectory: true))
  }

  private static func line(of entry: Entry, _ workspace: String) -> ReviewIndex.Entry {
    let folder = "\(workspace)/sources/\(entry.id)", sheet = "sources/\(entry.id)/\(ReviewSheet.fileName)"
    let map = try? CanonicalJSON.read(IdentityMap.self, from: "\(folder)/\(FactFiles.name(.identityMap))")
    let plan = try? CanonicalJSON.read(RedactionPlan.self, from: "\(folder)/\(FactFiles.name(.redactionPlan))")
    let isDone = entry.failure == nil && !entry.isWaiting
    let voices =
      !isDone ? nil : try? CanonicalJSON.read(VoicePlan.self, from: "\(folder)/\(FactFiles.name(.voicePlan))")
    let state: ReviewIndex.Entry.State =
      if let failure = entry.failure {
        .failed(failure)
      } else if entry.isWaiting {
        .waitsForReview
      } else {
        plan?.isReviewed == true ? .reviewed : .notReviewed
      }
    return ReviewIndex.Entry(
      id: entry.id, name: entry.name, state: state, tracks: map?.tracks.count,
      doubts: map.map { RedactionCoverage(of: $0).doubts.count },
      sheet: FileManager.default.fileExists(atPath: "\(workspace)/\(sheet)") ? sheet : nil,
      voices: (voices?.treatments ?? []).map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
      reader: voices?.readBy)
  }
}

import Files
import Foundation
import Manifests
import Pipeline
import Redaction

/// Decodes delivered renditions to their ends, while checks look at their pictures; where several show the same of a source, at those of one.
struct RenditionInspection {
  private let groups: [InspectionSchedule.Group]

  init(of renditions: [String], in folder: URL, _ pictures: DeliveryPictures, _ looks: PictureLooks) {
    func path(_ file: String) -> String { folder.appendingPathComponent(file).path }
    groups = pictures.groups(of: renditions).map { files in
      func rendition(_ file: String, _ role: InspectedRendition.Role) -> InspectedRendition {
        InspectedRendition(file, path: path(file), looks: looks.look(at: file), role: role)
      }
      guard !files.others.isEmpty, let (view, events) = files.views[files.lead] else {
        return InspectionSchedule.Group(lead: rendition(files.lead, .lead(nil)), others: [], shown: nil)
      }
      let shown = LeadPictures(view)
      let others = files.others.compactMap { file in
        files.views[file].map { view, events in
          let comparison = RenditionComparison(view, with: shown, events: events)
          return rendition(file, .other(comparison, isSecond: file == files.second))
        }
      }
      return InspectionSchedule.Group(
        lead: rendition(
          files.lead, .lead(LeadRecorder(shown, for: files.others.compactMap { files.views[$0]?.view }, events: events))
        ), others: others, shown: shown)
    }
  }

  /// What each holds, or why it cannot be decoded; `finished` is called for every one.
  func facts(finished: () -> Void) -> [String: Result<RenditionFacts, any Error>] {
    InspectionSchedule(groups).run(each: finished)
    let all = groups.flatMap(\.all).compactMap { rendition in rendition.result.map { (rendition.file, $0) } }
    return Dictionary(all) { first, _ in first }
  }

  /// What the checks saw. What is said of a lead may hold of those that show the same.
  var findings: [Finding] {
    groups.flatMap { group -> [Finding] in
      let ofLead = group.lead.looks.findings
      let worst = ofLead.first { $0.severity == .failure } ?? ofLead.first
      return ofLead
        + group.others.flatMap { other -> [Finding] in
          let own = other.looks.findings
          guard let worst, !own.contains(where: { $0.severity == worst.severity && $0.check == worst.check }) else {
            return own
          }
          return own + [
            Finding(
              worst.severity, check: worst.check, file: other.file,
              "where it shows the same as \(group.lead.file), it was not looked at again: what is said of that may hold here"
            )
          ]
        }
    }
  }
}

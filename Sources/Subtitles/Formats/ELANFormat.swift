import Foundation

/// ELAN (`.eaf`): Max Planck Institute for Psycholinguistics, "ELAN Annotation Format, EAF schema 3.0". Each tier that stands on its
/// own is a speaker's; tiers that hang from another are used only where they are the ones in the wanted language.
enum ELANFormat: TranscriptFormat {
  static let name = "ELAN"
  static let fileExtensions = ["eaf"]
  static let tellsLanguage = true

  static func parse(_ text: TextLines) throws -> ParsedTranscript {
    let root = try XMLTree.parse(text.text, root: "ANNOTATION_DOCUMENT", advice: "Save it with ELAN as an .eaf file")
    let slots = slots(root)
    var times: [String: (start: Int, end: Int)] = [:]
    var cues: [Cue] = []
    let tiers = root.all("TIER")
    for annotation in root.all("ALIGNABLE_ANNOTATION") {
      guard let id = annotation.attributes["ANNOTATION_ID"] else { continue }
      guard let start = annotation.attributes["TIME_SLOT_REF1"].flatMap({ slots[$0] }),
        let end = annotation.attributes["TIME_SLOT_REF2"].flatMap({ slots[$0] })
      else {
        throw TranscriptError(
          line: annotation.line, reason: "an annotation names a time slot that does not exist",
          advice: "Open and save it with ELAN")
      }
      times[id] = (start, end)
    }
    for tier in tiers where tier.attributes["PARENT_REF"] == nil {
      let speaker = [tier.attributes["PARTICIPANT"], tier.attributes["TIER_ID"]].compactMap { $0?.trimmed }.first {
        !$0.isEmpty
      }
      for annotation in tier.all("ALIGNABLE_ANNOTATION") {
        guard let time = annotation.attributes["ANNOTATION_ID"].flatMap({ times[$0] }) else { continue }
        let text = CueText.joined(annotation.first("ANNOTATION_VALUE")?.text ?? "")
        guard !text.isEmpty else { continue }
        try CueText.check(start: time.start, end: time.end, line: annotation.line)
        cues.append(Cue(startMilliseconds: time.start, endMilliseconds: time.end, text: text, speaker: speaker))
      }
    }
    let left = tiers.filter { $0.attributes["PARENT_REF"] != nil }
    let notes = left.map {
      TranscriptNote(
        line: $0.line, "the tier '\(($0.attributes["TIER_ID"] ?? "").prefix(40))' hangs from another and was left out")
    }
    return ParsedTranscript(
      cues: cues.sorted { $0.startMilliseconds < $1.startMilliseconds }, notes: notes, language: language(tiers))
  }

  /// In milliseconds; those without a value lie evenly between their neighbours in the list, as ELAN shows them.
  private static func slots(_ root: XMLTree) -> [String: Int] {
    let all = (root.first("TIME_ORDER")?.elements ?? []).filter { $0.name == "TIME_SLOT" }
    let values = all.map { slot in
      slot.attributes["TIME_VALUE"].flatMap { Int($0) }.flatMap {
        (0...TimeCode.limitMilliseconds).contains($0) ? $0 : nil
      }
    }
    var result: [String: Int] = [:]
    var known = 0, before = 0, next: Int?
    for index in all.indices {
      var value = values[index]
      if let value {
        (known, before) = (value, index)
      } else {
        // Looked for once for all that lie before it.
        if next ?? -1 < index { next = values[index...].firstIndex { $0 != nil } ?? values.endIndex }
        if let next, values.indices.contains(next), let later = values[next] {
          value = known + (later - known) * (index - before) / max(1, next - before)
        }
      }
      if let id = all[index].attributes["TIME_SLOT_ID"], let value { result[id] = value }
    }
    return result
  }

  /// Of the tiers that stand on their own, where all say the same.
  private static func language(_ tiers: [XMLTree]) -> String? {
    let tags = Set(tiers.filter { $0.attributes["PARENT_REF"] == nil }.compactMap { $0.attributes["LANG_REF"] })
    return tags.count == 1 ? tags.first : nil
  }
}

import Files
import Subtitles

/// What will be read in one language, and how: a fact file of stage subtitle.
struct CueFacts: Codable {
  let sheet: CueSheet
  let rules: LayoutRules
  let style: SubtitleStyle
}

extension [CueFacts] {
  /// What is burned into a rendition, in this order; nil for none. Throws `Failure` where a language is missing.
  func captions(in languages: [String]) throws -> Captions? {
    guard !languages.isEmpty else { return nil }
    let facts = try languages.map(facts)
    let rules = Dictionary(facts.map { ($0.sheet.language, $0.rules) }) { first, _ in first }
    return Captions(facts.map(\.sheet), style: facts[0].style, rules: rules)
  }

  /// What can be switched on.
  func tracks(in languages: [String]) throws -> [CueSheet] { try languages.map { try facts($0).sheet } }

  private func facts(_ language: String) throws -> CueFacts {
    guard let facts = first(where: { $0.sheet.language == language }) else {
      throw Failure(.bug, doing: "collecting the captions", reason: "there are none in '\(language)'")
    }
    return facts
  }
}

import Foundation

/// TTML and its relatives (`.ttml`, `.dfxp`, `.xml`): W3C, "Timed Text Markup Language 2" and the text profile of "TTML Profiles for
/// Internet Media Subtitles and Captions 1.1" (IMSC). Of the styling only top or bottom is kept.
enum TTMLFormat: TranscriptFormat {
  static let name = "TTML"
  static let fileExtensions = ["ttml", "dfxp", "xml"]
  static let tellsLanguage = true

  static func parse(_ text: TextLines) throws -> ParsedTranscript {
    let root = try XMLTree.parse(text.text, root: "tt", advice: "Export the transcript as TTML")
    var walk = Walk(root)
    if let body = root.first("body") {
      try walk.container(body, .init(start: 0, end: TimeCode.limitMilliseconds), isAtTop: false, speaker: nil)
    }
    return ParsedTranscript(cues: walk.cues, language: root.attributes["lang"].flatMap { $0.isEmpty ? nil : $0 })
  }

  private struct Interval {
    var start: Int
    var end: Int
  }

  private struct Walk {
    var cues: [Cue] = []
    private let time: TTMLTime
    private let topRegions: Set<String>
    private let agents: [String: String]

    init(_ root: XMLTree) {
      time = TTMLTime(root)
      let head = root.first("head")
      topRegions = Set((head?.all("region") ?? []).filter(Self.isAtTop).compactMap { $0.attributes["id"] })
      agents = (head?.all("agent") ?? []).reduce(into: [:]) { result, agent in
        let name = CueText.joined(agent.first("name")?.text ?? "")
        if let id = agent.attributes["id"], !name.isEmpty { result[id] = name }
      }
    }

    /// A region whose text hangs from its upper edge, in the upper half: section 11.2.11 (displayAlign) and 11.2.24 (origin).
    private static func isAtTop(_ region: XMLTree) -> Bool {
      let styles = [region] + region.all("style")
      let align = styles.lazy.compactMap { $0.attributes["displayAlign"] }.first ?? "before"
      let origin = styles.lazy.compactMap { $0.attributes["origin"] }.first?.split(separator: " ").last
      let height = origin.flatMap { $0.hasSuffix("%") ? Double($0.dropLast()) : nil } ?? 0
      return align == "before" && height < 50
    }

    /// `body`, `div`: their children's times count from their own beginning, or one child follows the other (section 12.2.4, timeContainer).
    mutating func container(_ element: XMLTree, _ outer: Interval, isAtTop: Bool, speaker: String?) throws {
      let own = try interval(of: element, in: outer)
      var cursor = own
      for child in element.elements where child.name == "div" || child.name == "p" {
        let at = element.attributes["timeContainer"] == "seq" ? cursor : own
        let isTop = element.attributes["region"].map(topRegions.contains) ?? isAtTop
        let who = agent(of: element) ?? speaker
        if child.name == "p" {
          try paragraph(child, at, isAtTop: isTop, speaker: who)
        } else {
          try container(child, at, isAtTop: isTop, speaker: who)
        }
        cursor.start = try interval(of: child, in: at).end
      }
    }

    private mutating func paragraph(_ element: XMLTree, _ outer: Interval, isAtTop: Bool, speaker: String?) throws {
      let own = try interval(of: element, in: outer)
      var parts: [(text: String, interval: Interval?)] = []
      try collect(element, own, nil, &parts)
      let placement: Cue.Placement = (element.attributes["region"].map(topRegions.contains) ?? isAtTop) ? .top : .bottom
      let who = agent(of: element) ?? speaker
      let hasOwnTime = element.attributes["begin"] != nil || outer.end < TimeCode.limitMilliseconds
      let timed = parts.filter { $0.interval != nil }
      if hasOwnTime || timed.isEmpty {
        let text = Self.text(parts.map(\.text).joined())
        guard !text.isEmpty else { return }
        guard own.end < TimeCode.limitMilliseconds else {
          throw TranscriptError(
            line: element.line, reason: "the cue has no end", advice: "Give the paragraph an end or a duration")
        }
        try CueText.check(start: own.start, end: own.end, line: element.line)
        // Words, where all of the text lies in parts with times of their own.
        let isWhole = parts.allSatisfy { $0.interval != nil || $0.text.allSatisfy(\.isWhitespace) }
        let words =
          isWhole
          ? timed.flatMap { part in part.interval.map { WordTimes.spread(part.text, from: $0.start, to: $0.end) } ?? []
          } : []
        cues.append(
          Cue(
            startMilliseconds: own.start, endMilliseconds: own.end, text: text, speaker: who, words: words,
            placement: placement))
        return
      }
      for (text, interval) in parts {
        let text = Self.text(text)
        guard let interval, !text.isEmpty else { continue }
        try CueText.check(start: interval.start, end: interval.end, line: element.line)
        cues.append(
          Cue(
            startMilliseconds: interval.start, endMilliseconds: interval.end, text: text, speaker: who,
            placement: placement))
      }
    }

    /// The text of a paragraph in parts, each with the times of the innermost span that has any. A line break is U+2028: white space
    /// around it is collapsed, it is not.
    private func collect(
      _ element: XMLTree, _ own: Interval, _ span: Interval?, _ parts: inout [(text: String, interval: Interval?)]
    ) throws {
      for child in element.children {
        switch child {
        case .text(let text): parts.append((text, span))
        case .element(let inner) where inner.name == "br": parts.append(("\u{2028}", span))
        case .element(let inner) where inner.name == "span":
          // The small text of a ruby (section 10.2.37) repeats the large one.
          if let ruby = inner.attributes["ruby"], ruby == "text" || ruby == "textContainer" || ruby == "delimiter" {
            continue
          }
          let isTimed = ["begin", "end", "dur"].contains { inner.attributes[$0] != nil }
          let interval = isTimed ? try interval(of: inner, in: span ?? own) : span
          try collect(inner, own, interval, &parts)
        case .element: continue
        }
      }
    }

    private static func text(_ raw: String) -> String {
      raw.split(separator: "\u{2028}", omittingEmptySubsequences: false).map(CueText.joined).filter { !$0.isEmpty }
        .joined(separator: "\n")
    }

    /// Section 12.2: `begin` and `end` count from the parent's beginning; of `end` and `dur` the earlier holds.
    private func interval(of element: XMLTree, in outer: Interval) throws -> Interval {
      func value(_ name: String) throws -> Int? {
        guard let text = element.attributes[name] else { return nil }
        guard let time = time.milliseconds(text.trimmed) else {
          throw TranscriptError(
            line: element.line, reason: "\(name)=\"\(text.prefix(30))\" is no time",
            advice: "Write it as in 00:00:01.000 or 1.5s")
        }
        return time
      }
      let start = min(outer.start + (try value("begin") ?? 0), TimeCode.limitMilliseconds)
      let ends = [outer.end, try value("end").map { outer.start + $0 }, try value("dur").map { start + $0 }].compactMap
      { $0 }
      return Interval(start: start, end: ends.min() ?? outer.end)
    }

    private func agent(of element: XMLTree) -> String? {
      (element.attributes["agent"]?.split(separator: " ").first).flatMap { agents[String($0)] }
    }
  }
}

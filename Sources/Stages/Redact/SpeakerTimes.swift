import Subtitles

/// When transcripts say that somebody speaks, for those who must not be heard and for those who may.
///
/// Cues are seldom exact, and seldom all labelled. So there are two answers: when somebody *surely* speaks alone, and when it is *perhaps* they.
struct SpeakerTimes {
  /// One of a transcript's cues.
  private struct Line {
    let range: Range<Double>
    /// Lower case. Whoever the last label names, where it has none.
    let speaker: String?
    let isLabelled: Bool
    /// Another line of it begins with a label or a dash: somebody else answers.
    let isMixed: Bool
  }

  /// Seconds: as near as that to what somebody else says, nobody surely speaks alone; as near as that to a cue, its speaker perhaps does.
  static let margin = 0.25
  /// Seconds for which somebody perhaps goes on after a cue, until another is labelled.
  static let rest = 2.0

  private let transcripts: [[Line]]
  /// As they are written.
  let known: Set<String>

  init(in transcripts: [Transcript]) {
    known = Set(transcripts.flatMap(\.cues).compactMap(\.labelledSpeaker))
    self.transcripts = transcripts.map { transcript in
      var last: String?
      return transcript.cues.map { cue in
        let label = cue.labelledSpeaker?.lowercased()
        last = label ?? last
        let start = Double(cue.startMilliseconds) / 1000
        return Line(
          range: start..<max(start + 0.001, Double(cue.endMilliseconds) / 1000), speaker: last,
          isLabelled: label != nil, isMixed: cue.isDialogue)
      }
    }
  }

  func knows(_ speaker: String) -> Bool { known.contains { $0.lowercased() == speaker.lowercased() } }

  /// In seconds: cues that carry the label and are nobody else's, without what is near to any other. Of several transcripts that know the
  /// speaker, what all of them say.
  func surely(_ speaker: String) -> [Range<Double>] {
    let name = speaker.lowercased()
    let each = transcripts.filter { $0.contains { $0.isLabelled && $0.speaker == name } }.map { lines in
      let isTheirs = { (line: Line) in line.isLabelled && line.speaker == name && !line.isMixed }
      let others = Self.merged(
        lines.filter { !isTheirs($0) }.map {
          ($0.range.lowerBound - Self.margin)..<($0.range.upperBound + Self.margin)
        })
      return Self.without(others, Self.merged(lines.filter(isTheirs).map(\.range)))
    }
    guard let first = each.first else { return [] }
    return each.dropFirst().reduce(first) { both, more in Self.without(Self.without(more, both), both) }
  }

  /// In seconds: everything that may be theirs.
  func perhaps(_ speaker: String) -> [Range<Double>] {
    let name = speaker.lowercased()
    return Self.merged(
      transcripts.flatMap { lines in
        lines.indices.filter { lines[$0].speaker == name || (lines[$0].isMixed && lines[$0].speaker != nil) }.map {
          index in
          let range = lines[index].range
          let next = lines[(index + 1)...].first { $0.isLabelled && $0.speaker != name }?.range.lowerBound
          let end = min(range.upperBound + Self.rest, next ?? .infinity)
          return (range.lowerBound - Self.margin)..<max(end, range.upperBound + Self.margin)
        }
      })
  }

  /// In order, none touching the next.
  private static func merged(_ ranges: [Range<Double>]) -> [Range<Double>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  /// What is left of `ranges`; both are in order.
  private static func without(_ others: [Range<Double>], _ ranges: [Range<Double>]) -> [Range<Double>] {
    var first = 0
    return ranges.flatMap { range -> [Range<Double>] in
      var left: [Range<Double>] = []
      var start = range.lowerBound
      while first < others.count, others[first].upperBound <= range.lowerBound { first += 1 }
      for other in others[first...].prefix(while: { $0.lowerBound < range.upperBound }) {
        if other.lowerBound > start { left.append(start..<other.lowerBound) }
        start = max(start, other.upperBound)
      }
      if start < range.upperBound { left.append(start..<range.upperBound) }
      return left
    }
  }
}

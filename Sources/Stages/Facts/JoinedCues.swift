import Subtitles

/// All that a transcript says, as one text in which a name may reach from one cue into the next.
public struct JoinedCues {
  public let text: String
  /// The same, scalar for scalar, without descriptions of sounds, such as [door], by which a name may be kept apart.
  public let said: String
  private let cues: [Cue]
  /// Of each cue's text, in Unicode scalars: where letters are joined with marks, the borders of characters are others than in the cue.
  private let places: [Range<Int>]

  public init(_ transcript: Transcript) {
    cues = transcript.cues
    var count = 0
    places = cues.map { cue in
      let length = cue.text.unicodeScalars.count
      defer { count += length + 1 }
      return count..<count + length
    }
    text = cues.map(\.text).joined(separator: "\n")
    said = cues.map { SpokenText.blanked($0.text) }.joined(separator: " ")
  }

  public struct Part {
    /// Its number, and what of its text.
    public let cue: Int
    public let range: Range<String.Index>
  }

  /// What a stretch of `text` is in each cue that it touches.
  public func parts(of range: Range<String.Index>) -> [Part] { parts(of: range, in: text) }

  /// What a stretch of `said` is in each cue of which it touches something that is said.
  func saidParts(of range: Range<String.Index>) -> [Part] {
    parts(of: range, in: said).filter { part in
      SpokenText.blanked(cues[part.cue].text).contains { $0.isLetter || $0.isNumber }
    }
  }

  private func parts(of range: Range<String.Index>, in whole: String) -> [Part] {
    let scalars = whole.unicodeScalars
    let start = scalars.distance(from: scalars.startIndex, to: range.lowerBound)
    let end = start + scalars.distance(from: range.lowerBound, to: range.upperBound)
    let first = places.firstIndex { $0.upperBound > start } ?? places.count
    return places[first...].indices.prefix { places[$0].lowerBound < end }.compactMap { cue in
      let own = cues[cue].text.unicodeScalars
      let from = max(0, start - places[cue].lowerBound), to = min(places[cue].count, end - places[cue].lowerBound)
      guard from < to else { return nil }
      let lower = own.index(own.startIndex, offsetBy: from)
      return Part(cue: cue, range: lower..<own.index(lower, offsetBy: to - from))
    }
  }
}

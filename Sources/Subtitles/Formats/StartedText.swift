import Support

/// A stretch of a transcript of which only the beginning is known, as transcribers write it.
struct StartedText {
  var start: Int
  /// Where a transcriber marked it; else nil.
  var end: Int?
  var speaker: String?
  var text: String
  /// Counted from 1.
  let line: Int

  /// Slow speech, in characters a second: what is shorter than the time to the next stamp is followed by silence.
  private static let slowest = 8.0
  private static let leastMilliseconds = 1500

  /// Cues that end where the next begins, or when the words must be over. Throws where times go backwards.
  static func cues(_ texts: [StartedText]) throws -> [Cue] {
    var cues: [Cue] = []
    for (index, piece) in texts.enumerated() {
      let text = CueText.joined(piece.text)
      let next = index + 1 < texts.count ? texts[index + 1].start : nil
      if let next, next < piece.start {
        throw TranscriptError(
          line: texts[index + 1].line,
          reason: "its time, \(TimeCode.text(next, separator: ".")), is before the one above it",
          advice: "Correct the time")
      }
      guard !text.isEmpty else { continue }
      let spoken = max(leastMilliseconds, Int(clamping: Double(text.count) * 1000 / slowest))
      let end = piece.end ?? min(next ?? Int.max, piece.start + spoken)
      // Two stamps may stand at the same time, as where two people speak at once.
      cues.append(
        Cue(
          startMilliseconds: piece.start, endMilliseconds: end > piece.start ? end : piece.start + leastMilliseconds,
          text: text, speaker: piece.speaker))
    }
    return cues
  }
}

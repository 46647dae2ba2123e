import Foundation

/// Text with time stamps among the words (`.txt`), as Otter, Trint, Descript, InqScribe and typists write it: `[00:01:02] Anna: I left.`,
/// `Anna  1:02` above a paragraph, a stamp without words for where the last ones end.
///
/// InqScribe, user's guide, "timecodes": two digits after a full stop are frames; any kind of bracket may be set around them.
enum StampedTextFormat: TranscriptFormat {
  static let name = "text with time stamps"
  static let fileExtensions = ["txt"]

  static func recognises(_ text: TextLines) -> Bool { text.lines.contains { !stamps($0).isEmpty } }

  static func parse(_ text: TextLines) throws -> ParsedTranscript {
    var notes: [TranscriptNote] = []
    let frames = FrameStamps(text.lines.lazy.flatMap { stamps($0).map(\.text) })
    if frames.areUsed {
      notes.append(TranscriptNote("two digits after a second are read as frames, \(FrameStamps.assumedRate) a second"))
    }
    var pieces: [StartedText] = []
    var lead: Int?
    for (index, line) in text.lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      var rest = line
      for stamp in stamps(line) {
        append(line[rest.startIndex..<stamp.range.lowerBound], index, &pieces, &lead)
        rest = line[stamp.range.upperBound...]
        guard let (start, end) = frames.times(stamp.text) else {
          throw TranscriptError(
            line: index + 1, reason: "'\(stamp.text)' is no time", advice: "Write it as in [00:01:02]")
        }
        // A name that stands alone before a stamp is the speaker of what follows.
        let name = line[..<stamp.range.lowerBound]
        let speaker = SpeakerLabel.isName(name) ? String(name).trimmed : nil
        if speaker != nil, let last = pieces.indices.last, pieces[last].text.hasSuffix(name) {
          pieces[last].text.removeLast(name.count)
        }
        // Without words before it, a stamp right after another one's words is where those end.
        if let last = pieces.indices.last, pieces[last].end == nil, !pieces[last].text.isEmpty {
          pieces[last].end = max(start, pieces[last].start)
        }
        pieces.append(StartedText(start: start, end: end, speaker: speaker, text: "", line: index + 1))
      }
      append(rest, index, &pieces, &lead)
    }
    if let lead { notes.append(TranscriptNote(line: lead + 1, "what stands before the first time stamp was left out")) }
    return ParsedTranscript(cues: try StartedText.cues(pieces.flatMap(turns)), notes: notes)
  }

  private static func append(_ text: Substring, _ line: Int, _ pieces: inout [StartedText], _ lead: inout Int?) {
    guard !text.allSatisfy(\.isWhitespace) else { return }
    guard let last = pieces.indices.last else {
      lead = lead ?? line
      return
    }
    pieces[last].text += (pieces[last].text.isEmpty ? "" : "\n") + text.drop { $0.isWhitespace || "-–—:".contains($0) }
  }

  /// The label of each paragraph after one stamp.
  private static func turns(_ piece: StartedText) -> [StartedText] {
    // What a stamp ends may end with the name of who speaks next.
    var turns: [StartedText] = []
    for line in piece.text.split(whereSeparator: \.isNewline) {
      if let (speaker, rest) = SpeakerLabel.split(line) {
        var turn = piece
        (turn.speaker, turn.text) = (speaker, String(rest))
        turns.append(turn)
      } else if turns.isEmpty {
        var turn = piece
        turn.text = String(line)
        turns.append(turn)
      } else {
        turns[turns.count - 1].text += " " + line
      }
    }
    guard turns.count > 1, let first = turns.first else { return turns.isEmpty ? [piece] : turns }
    return shared(turns, from: first.start, to: piece.end)
  }

  /// Several speakers after one stamp: each begins where the words before it must be over.
  private static func shared(_ turns: [StartedText], from start: Int, to end: Int?) -> [StartedText] {
    let total = turns.reduce(0) { $0 + $1.text.count + 1 }
    // Fifteen characters a second is how people speak.
    let length = end.map { $0 - start } ?? total * 1000 / 15
    var done = 0
    return turns.map { turn in
      var turn = turn
      turn.start = start + length * done / total
      done += turn.text.count + 1
      turn.end = end == nil ? nil : start + length * done / total
      return turn
    }
  }

  struct Stamp {
    /// Brackets included.
    let range: Range<Substring.Index>
    /// Without brackets.
    let text: Substring
  }

  /// The stamps of a line: in brackets anywhere, bare only at its beginning or end. Others may be a time of day in a sentence.
  static func stamps(_ line: Substring) -> [Stamp] {
    var found: [Stamp] = []
    var index = line.startIndex
    while index < line.endIndex {
      let character = line[index]
      if let closing = brackets[character] {
        let body = line[line.index(after: index)...].prefix(40)
        if let end = body.firstIndex(of: closing), FrameStamps.isStamp(body[..<end]) {
          found.append(Stamp(range: index..<line.index(after: end), text: body[..<end]))
          index = line.index(after: end)
          continue
        }
      }
      index = line.index(after: index)
    }
    if !found.isEmpty { return found }
    if let range = leading(line) { return [Stamp(range: range, text: line[range])] }
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count > 1, words.count <= 5, let last = words.last, FrameStamps.isStamp(last),
      SpeakerLabel.isName(line[..<last.startIndex])
    else { return [] }
    return [Stamp(range: last.startIndex..<last.endIndex, text: last)]
  }

  /// A bare stamp at the beginning of a line, or two with a dash or an arrow between them.
  private static func leading(_ line: Substring) -> Range<Substring.Index>? {
    func isTime(_ character: Character) -> Bool { character.isNumber || ":.,".contains(character) }
    let body = line.drop(while: \.isWhitespace), first = body.prefix(while: isTime)
    guard FrameStamps.isStamp(first) else { return nil }
    let between = body[first.endIndex...].prefix { $0.isWhitespace || "-–—>".contains($0) }
    let second = body[between.endIndex...].prefix(while: isTime)
    let isRange = between.contains { "-–—>".contains($0) } && FrameStamps.isStamp(second)
    return first.startIndex..<(isRange ? second.endIndex : first.endIndex)
  }

  private static let brackets: [Character: Character] = ["[": "]", "(": ")", "{": "}", "<": ">"]
}

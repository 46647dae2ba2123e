/// The text of a WebVTT cue: section 6.4 of the W3C recommendation, "WebVTT cue text parsing rules".
///
/// Tags of class, italics, bold, underline and language leave their content, a ruby's small text is dropped, a voice becomes the
/// speaker, and time stamps inside the text become times of words.
struct WebVTTCueText {
  /// What one voice says; `start` is given by a time stamp.
  private struct Piece {
    var text: String
    let speaker: String?
    let start: Int?
  }

  private var pieces: [Piece] = []

  init(_ markup: String) {
    var rest = markup[...]
    var speaker: String?
    var start: Int?
    var rubyTexts = 0
    var hasTags = true
    func isTag(_ name: Substring, _ tag: Substring) -> Bool { tag == name || tag.hasPrefix(name + ".") }
    while !rest.isEmpty {
      let text = hasTags ? rest.prefix { $0 != "<" } : rest
      if rubyTexts == 0 { append(String(text), speaker, start) }
      rest = rest[text.endIndex...].dropFirst()
      guard text.endIndex < markup.endIndex, hasTags else { continue }
      // A browser takes "3 < 4" for a tag too, and shows "3": here no word is lost.
      if rest.first?.isWhitespace != false || rest.first == "<" {
        if rubyTexts == 0 { append("&lt;", speaker, start) }
        continue
      }
      // A tag goes on to its `>` or to the end of the text.
      let body = rest.prefix { $0 != ">" }
      if body.endIndex == markup.endIndex { hasTags = false }
      rest = rest[body.endIndex...].dropFirst()
      let tag = body.prefix { !$0.isWhitespace }
      if body.first?.isNumber == true {
        var stamp = body
        if let time = WebVTTTiming.timestamp(&stamp), stamp.isEmpty { start = time }
      } else if isTag("v", tag) {
        speaker = CueText.joined(Entities.decoded(body.dropFirst(tag.count)))
        if speaker?.isEmpty == true { speaker = nil }
      } else if tag == "/v" {
        speaker = nil
      } else if isTag("rt", tag) {
        rubyTexts += 1
      } else if tag == "/rt" || tag == "/ruby" {
        rubyTexts = 0
      }
    }
  }

  private mutating func append(_ text: String, _ speaker: String?, _ start: Int?) {
    guard !text.isEmpty else { return }
    let decoded = Entities.decoded(text)
    if let last = pieces.indices.last, pieces[last].speaker == speaker, pieces[last].start == start {
      pieces[last].text += decoded
    } else {
      pieces.append(Piece(text: decoded, speaker: speaker, start: start))
    }
  }

  /// One cue, or one for each voice: two people in one cue get a line each, and share its time.
  func cues(from start: Int, to end: Int, placement: Cue.Placement) -> [Cue] {
    var turns: [[Piece]] = []
    for piece in pieces {
      if let last = turns.last?.last, last.speaker == piece.speaker || piece.text.allSatisfy(\.isWhitespace) {
        turns[turns.count - 1].append(piece)
      } else {
        turns.append([piece])
      }
    }
    return turns.compactMap { turn in
      let text = CueText.withoutBlankLines(turn.map(\.text).joined())
      guard !text.isEmpty else { return nil }
      return Cue(
        startMilliseconds: start, endMilliseconds: end, text: text, speaker: turn.first?.speaker,
        words: words(turn, start, end),
        placement: placement)
    }
  }

  /// None where no time stamp lies inside the cue.
  private func words(_ pieces: [Piece], _ start: Int, _ end: Int) -> [TimedWord] {
    guard pieces.contains(where: { $0.start != nil }) else { return [] }
    // A tag may lie inside a word: only at white space does one begin.
    var result: [TimedWord] = []
    var joins = false
    for (index, piece) in pieces.enumerated() {
      let from = min(max(piece.start ?? start, result.last?.endMilliseconds ?? start), end)
      let next = pieces[(index + 1)...].first { $0.start != nil }?.start ?? end
      var words = WordTimes.spread(piece.text, from: from, to: min(max(next, from), end))
      if joins, piece.text.first?.isWhitespace == false, let last = result.last, let first = words.first {
        result[result.count - 1] = TimedWord(
          last.text + first.text, startMilliseconds: last.startMilliseconds, endMilliseconds: first.endMilliseconds)
        words.removeFirst()
      }
      result += words
      joins = piece.text.last?.isWhitespace == false
    }
    return result
  }
}

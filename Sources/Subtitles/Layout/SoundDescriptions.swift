/// `[laughter]`, `(music)`, `♪`: what is heard and not said.
enum SoundDescriptions {
  static func kept(_ cues: [Cue], keepsSounds: Bool) -> [Cue] {
    keepsSounds ? cues : cues.compactMap(without)
  }

  /// nil where nothing is left.
  private static func without(_ cue: Cue) -> Cue? {
    let text = removed(cue.text)
    guard text != cue.text else { return cue }
    let rest = CueText.withoutBlankLines(text.split(separator: "\n").map { CueText.joined($0) }.joined(separator: "\n"))
    guard rest.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    return Cue(
      startMilliseconds: cue.startMilliseconds, endMilliseconds: cue.endMilliseconds, text: rest, speaker: cue.speaker,
      words: remaining(cue.words), placement: cue.placement)
  }

  private static let brackets: [Character: Character] = ["[": "]", "(": ")", "（": "）", "【": "】"]

  /// An opening without its end stays.
  static func removed(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    // What was looked for once in vain is not looked for again.
    var absent: Set<Character> = []
    while let opening = rest.first {
      rest = rest.dropFirst()
      if let closing = brackets[opening] ?? ("♪♫".contains(opening) ? opening : nil), !absent.contains(closing) {
        if let end = rest.firstIndex(of: closing) {
          rest = rest[rest.index(after: end)...]
          continue
        }
        absent.insert(closing)
      }
      result.append(opening)
    }
    return result
  }

  /// Those outside brackets; none where a bracket lies inside a word.
  private static func remaining(_ words: [TimedWord]) -> [TimedWord] {
    var result: [TimedWord] = []
    var waitsFor: Character?
    for word in words {
      if let closing = waitsFor {
        if word.text.last == closing { waitsFor = nil }
        continue
      }
      if let first = word.text.first, let closing = brackets[first] {
        if word.text.last != closing { waitsFor = closing }
        continue
      }
      result.append(word)
    }
    return result
  }
}

/// Who speaks, where a transcriber typed it before the words of a cue, as `ANNA: I left.`, in a format that has a field for it or none.
///
/// It is who must not be known, so it is taken out of the text wherever it may be one, and told where it may be none.
struct TypedLabels {
  private(set) var cues: [Cue] = []
  private(set) var notes: [TranscriptNote] = []

  private let functionWords: FunctionWords
  private let english = FunctionWords.of(WrittenLanguage("en"))
  /// How often each is typed; lower case.
  private var counts: [String: Int] = [:]

  init(in cues: [Cue], language: String) {
    functionWords = FunctionWords.of(WrittenLanguage(language))
    for cue in cues where cue.speaker == nil {
      for line in cue.text.split(whereSeparator: \.isNewline) {
        if let label = label(of: line) { counts[label.speaker.lowercased(), default: 0] += 1 }
      }
    }
    for cue in cues { self.cues.append(cue.speaker == nil && !counts.isEmpty ? moved(cue) : cue) }
  }

  /// A sentence with a colon in it, such as "He said:", has small words that no name has.
  private func label(of line: Substring) -> (speaker: String, rest: Substring)? {
    guard let label = SpeakerLabel.split(line), label.speaker.contains(where: \.isLetter) else { return nil }
    let words = label.speaker.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    return words.contains { functionWords.contains($0) || english.contains($0) } ? nil : label
  }

  /// The cue with its label where labels belong; a dash stands where another speaks in a later line.
  private mutating func moved(_ cue: Cue) -> Cue {
    let lines = cue.text.split(whereSeparator: \.isNewline)
    let labels = lines.map { label(of: $0) }
    guard let first = labels.first, labels.contains(where: { $0 != nil }) else { return cue }
    for case let label? in labels where counts[label.speaker.lowercased()] == 1 && !Self.isShouted(label.speaker) {
      notes.append(
        TranscriptNote(
          "'\(label.speaker.printableLabel):' at \(TimeCode.text(cue.startMilliseconds, separator: ".")) is taken for who speaks, and not shown: write it without a colon if it is said"
        ))
    }
    let text = zip(lines, labels).enumerated().map { index, pair in
      guard let label = pair.1 else { return String(pair.0) }
      return index == 0 ? String(label.rest) : "– \(label.rest)"
    }
    let isDialogue = labels.dropFirst().contains { $0 != nil }
    let whole = (isDialogue && first != nil ? "– " : "") + text.joined(separator: "\n")
    // Nothing but a label, as where the words stand in the next cue.
    guard whole.contains(where: { !$0.isWhitespace }) else {
      return Cue(
        startMilliseconds: cue.startMilliseconds, endMilliseconds: cue.endMilliseconds, text: "…",
        speaker: first?.speaker, placement: cue.placement)
    }
    return Cue(
      startMilliseconds: cue.startMilliseconds, endMilliseconds: cue.endMilliseconds, text: whole,
      speaker: first?.speaker, words: isDialogue ? [] : Self.words(cue.words, saying: whole), placement: cue.placement)
  }

  /// Those that are left of a cue's words; none where they are not what is left of its text.
  private static func words(_ words: [TimedWord], saying text: String) -> [TimedWord] {
    func letters(_ text: some StringProtocol) -> Int { text.count { !$0.isWhitespace } }
    var left = words.reduce(0) { $0 + letters($1.text) } - letters(text)
    let rest = words.drop { word in
      guard left > 0 else { return false }
      left -= letters(word.text)
      return true
    }
    return left == 0 ? Array(rest) : []
  }

  private static func isShouted(_ label: String) -> Bool {
    label.contains(where: \.isUppercase) && !label.contains(where: \.isLowercase)
  }
}

extension FunctionWords {
  fileprivate func contains(_ word: String) -> Bool {
    openers.contains(word) || prepositions.contains(word) || clinging.contains(word) || trailing.contains(word)
  }
}

extension String {
  /// As much of it as a message needs.
  fileprivate var printableLabel: String { String(prefix(40)) }
}

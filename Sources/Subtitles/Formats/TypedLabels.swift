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
  /// So many lines begin with one that whoever typed them means speakers by it.
  private var isUsual = false
  /// Of all cues.
  private static let usualShare = 0.3

  init(in cues: [Cue], language: String) {
    functionWords = FunctionWords.of(WrittenLanguage(language))
    for cue in cues where cue.speaker == nil {
      for line in cue.text.split(whereSeparator: \.isNewline) {
        if let label = possibleLabel(of: line) { counts[label.speaker.lowercased(), default: 0] += 1 }
      }
    }
    let all = counts.values.reduce(0, +)
    isUsual = Double(all) >= Self.usualShare * Double(cues.count) && (all > 1 || cues.count == 1)
    for cue in cues { self.cues.append(cue.speaker == nil && !counts.isEmpty ? moved(cue) : cue) }
  }

  /// What is typed like a label, and is one going by the others or by how it is written. In Arabic, where nothing is written in capitals, most
  /// lines with a colon are speech that is told: قالت أمي: "my mother said".
  private func label(of line: Substring) -> (speaker: String, rest: Substring)? {
    guard let label = possibleLabel(of: line) else { return nil }
    let isCased = label.speaker.contains { $0.isUppercase || $0.isLowercase }
    let words = label.speaker.split(whereSeparator: \.isWhitespace)
    let isName = isCased && words.allSatisfy { $0.first?.isLowercase == false }
    return isUsual || isName || (isCased && counts[label.speaker.lowercased()] ?? 0 > 1) ? label : nil
  }

  /// A sentence with a colon in it, such as "He said:", has small words that no name has.
  private func possibleLabel(of line: Substring) -> (speaker: String, rest: Substring)? {
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

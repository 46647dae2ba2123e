/// What of a cue somebody says: without who says it, and without what is heard besides.
public enum SpokenText {
  /// In one line; empty where nobody says anything.
  public static func of(_ cue: Cue) -> String {
    let lines = SoundDescriptions.removed(cue.text).split(whereSeparator: \.isNewline).map { line -> Substring in
      let said = line.drop { $0.isWhitespace || "-–—‐―".contains($0) }
      return SpeakerLabel.split(said)?.rest ?? said
    }
    return lines.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether a sentence ends with this text, going by its last word.
  public static func endsSentence(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).last.map(Sentences.isEnd) ?? true
  }
}

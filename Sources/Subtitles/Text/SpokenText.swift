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

  /// With what has no width (U+2060) in place of every Unicode scalar of a description of a sound.
  public static func blanked(_ text: String) -> String {
    let said = SoundDescriptions.removed(text)
    guard said != text else { return text }
    // What is left stands in the text in the same order; where it could stand in several places, nothing is lost by the first.
    var rest = said.unicodeScalars[...]
    var result = String.UnicodeScalarView()
    var depth = 0
    for scalar in text.unicodeScalars {
      if "[(（【".unicodeScalars.contains(scalar), rest.first != scalar { depth += 1 }
      if depth == 0, rest.first == scalar {
        result.append(scalar)
        rest = rest.dropFirst()
      } else {
        result.append("\u{2060}")
      }
      if "])）】".unicodeScalars.contains(scalar), depth > 0 { depth -= 1 }
    }
    return rest.isEmpty ? String(result) : text
  }

  /// Whether a sentence ends with this text, going by its last word.
  public static func endsSentence(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).last.map(Sentences.isEnd) ?? true
  }
}

/// Text without any times (`.txt`): a paragraph may begin with its speaker's name. Every sentence becomes a cue whose times are to be found.
enum PlainTextFormat: TranscriptFormat {
  static let name = "plain text"
  static let fileExtensions = ["txt"]

  static func parse(_ text: TextLines) throws -> ParsedTranscript {
    var cues: [Cue] = []
    var speaker: String?
    for line in text.lines where !line.allSatisfy(\.isWhitespace) {
      var words = line
      if let label = SpeakerLabel.split(line) { (speaker, words) = (label.speaker, label.rest) }
      cues += Sentences.split(CueText.joined(words)).map {
        Cue(startMilliseconds: 0, endMilliseconds: 0, text: $0, speaker: speaker)
      }
    }
    return ParsedTranscript(cues: cues, isTimed: false)
  }
}

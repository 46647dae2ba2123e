import Foundation

/// What a reader says in one go: sentences of a transcript that follow each other without a pause.
public struct SpokenPassage: Sendable, Hashable {
  /// Seconds from the beginning of the renditions.
  public let start: Double
  public let end: Double
  public let text: String
  /// Whoever it is said by in the source, where the transcript tells.
  public let speaker: String?
  /// Seconds from the beginning: from then on nobody would hear it.
  public var limit = Double.infinity

  /// One line of a transcript.
  public struct Line: Sendable {
    public let start: Double
    public let end: Double
    public let text: String
    public let speaker: String?

    public init(start: Double, end: Double, text: String, speaker: String?) {
      (self.start, self.end, self.text, self.speaker) = (start, end, text, speaker)
    }
  }

  /// Seconds: a longer pause, or as much of speech, and a new passage begins.
  private static let pause = 0.6
  private static let longest = 15.0

  /// Lines that nothing can be said of are left out. A sentence that goes on in the next line is said in one go.
  public static func passages(of lines: [Line], isSentenceEnd: (String) -> Bool) -> [SpokenPassage] {
    var passages: [SpokenPassage] = []
    var isOpen = false
    for line in lines {
      let text = line.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
        isOpen = false
        continue
      }
      if isOpen, let last = passages.last, last.speaker == line.speaker, line.start - last.end < pause,
        line.end - last.start < longest
      {
        passages[passages.count - 1] = SpokenPassage(
          start: last.start, end: line.end, text: last.text + " " + text, speaker: last.speaker)
      } else {
        passages.append(
          SpokenPassage(start: line.start, end: line.end, text: text, speaker: line.speaker))
      }
      isOpen = !isSentenceEnd(text)
    }
    return passages
  }
}

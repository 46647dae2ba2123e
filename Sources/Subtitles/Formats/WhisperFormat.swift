import Foundation

/// What Whisper and its relatives write (`.json`): openai-whisper, faster-whisper and WhisperX (`segments`, in seconds), and whisper.cpp
/// (`transcription`, in milliseconds); with times of words where they are there.
///
/// Shapes: openai/whisper `whisper/transcribe.py`; m-bain/whisperX `whisperx/types.py` and its output, in which words may lack times;
/// ggerganov/whisper.cpp `examples/cli/cli.cpp`, `output_json`.
enum WhisperFormat: TranscriptFormat {
  static let name = "Whisper JSON"
  static let fileExtensions = ["json"]
  static let tellsLanguage = true

  static func parse(_ text: TextLines) throws -> ParsedTranscript {
    let data = Data(text.text.utf8)
    do {
      let isList = text.text.first { !$0.isWhitespace } == "["
      let document =
        isList
        ? WhisperDocument(segments: try JSONDecoder().decode([WhisperDocument.Segment].self, from: data))
        : try JSONDecoder().decode(WhisperDocument.self, from: data)
      if let segments = document.segments {
        return parsed(segments.map(WhisperSegment.init), language: document.language)
      }
      if let segments = document.transcription {
        return parsed(segments.map(WhisperSegment.init), language: document.result?.language)
      }
    } catch let error as DecodingError {
      throw TranscriptError(error)
    }
    throw TranscriptError(
      line: nil, reason: "it holds neither 'segments' nor 'transcription'",
      advice: "Put Whisper's own JSON there, or give another kind of file another name")
  }

  private static func parsed(_ segments: [WhisperSegment], language: String?) -> ParsedTranscript {
    var result = ParsedTranscript(cues: [], language: language)
    for (index, segment) in segments.enumerated() {
      let text = CueText.joined(segment.text)
      guard !text.isEmpty else { continue }
      guard let start = segment.start ?? segment.words.lazy.compactMap(\.start).first,
        let end = segment.end ?? segment.words.lazy.compactMap(\.end).last
      else {
        result.notes.append(TranscriptNote("segment \(index + 1) has no times and was left out: '\(text.prefix(40))'"))
        continue
      }
      // A recogniser may give a short word no time at all.
      let stop = max(end, start + 100)
      if end <= start {
        result.notes.append(TranscriptNote("segment \(index + 1) lasts no time: '\(text.prefix(40))'"))
      }
      result.cues += turns(segment, text, start, stop)
    }
    return result
  }

  /// Usually one; where the words of a segment belong to several speakers, one for each turn.
  private static func turns(_ segment: WhisperSegment, _ text: String, _ start: Int, _ end: Int) -> [Cue] {
    let words = segment.words
    let speakers = words.map { $0.speaker ?? segment.speaker }
    guard !words.isEmpty, let first = speakers.first, speakers.contains(where: { $0 != first }) else {
      return [
        Cue(
          startMilliseconds: start, endMilliseconds: end, text: text, speaker: segment.speaker ?? speakers.first ?? nil,
          words: WordTimes.completed(
            words.map { .init(text: $0.text, start: $0.start, end: $0.end) }, from: start, to: end))
      ]
    }
    let timed = WordTimes.completed(
      words.map { .init(text: $0.text, start: $0.start, end: $0.end) }, from: start, to: end)
    guard timed.count == words.count else {
      return [Cue(startMilliseconds: start, endMilliseconds: end, text: text, speaker: segment.speaker)]
    }
    var cues: [Cue] = []
    var from = 0
    for index in 1...timed.count where index == timed.count || speakers[index] != speakers[from] {
      let turn = timed[from..<index]
      let begin = turn.first?.startMilliseconds ?? start
      cues.append(
        Cue(
          startMilliseconds: begin, endMilliseconds: max(begin + 100, turn.last?.endMilliseconds ?? end),
          text: turn.map(\.text).joined(separator: " "), speaker: speakers[from], words: Array(turn)))
      from = index
    }
    return cues
  }
}

/// A segment of either shape, in milliseconds.
struct WhisperSegment {
  struct Word {
    let text: String
    let start: Int?
    let end: Int?
    let speaker: String?
  }

  let text: String
  let start: Int?
  let end: Int?
  let speaker: String?
  let words: [Word]

  init(_ segment: WhisperDocument.Segment) {
    text = segment.text ?? segment.words?.compactMap(\.text).joined(separator: " ") ?? ""
    start = Self.milliseconds(segment.start)
    end = Self.milliseconds(segment.end)
    speaker = segment.speaker
    words = (segment.words ?? []).compactMap { word in
      let text = (word.text ?? "").trimmed
      return text.isEmpty
        ? nil
        : Word(
          text: text, start: Self.milliseconds(word.start), end: Self.milliseconds(word.end), speaker: word.speaker)
    }
  }

  /// whisper.cpp times tokens, of which a word has one or more: it begins with a space. Commands are in brackets with an underscore.
  init(_ segment: WhisperDocument.Passage) {
    text = segment.text
    start = Self.bounded(segment.offsets.from)
    end = Self.bounded(segment.offsets.to)
    speaker = nil
    var words: [Word] = []
    for token in segment.tokens ?? [] where !token.text.hasPrefix("[_") {
      let (from, to) = (Self.bounded(token.offsets?.from), Self.bounded(token.offsets?.to))
      if let last = words.last, !token.text.hasPrefix(" ") {
        words[words.count - 1] = Word(
          text: last.text + token.text, start: last.start ?? from, end: to ?? last.end, speaker: nil)
      } else {
        words.append(Word(text: token.text.trimmed, start: from, end: to, speaker: nil))
      }
    }
    // A token may end inside a letter: such words cannot be shown, their sentence can.
    self.words = words.contains { $0.text.contains("\u{fffd}") } ? [] : words.filter { !$0.text.isEmpty }
  }

  private static func milliseconds(_ seconds: Double?) -> Int? {
    guard let seconds, seconds.isFinite, (-1...3_600_000).contains(seconds) else { return nil }
    return max(0, Int((seconds * 1000).rounded()))
  }

  private static func bounded(_ milliseconds: Int?) -> Int? {
    milliseconds.map { min(max(0, $0), TimeCode.limitMilliseconds) }
  }
}

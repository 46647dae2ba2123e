import Files
import Media
import Names
import Pipeline
import Redaction
import Speech
import Subtitles

/// When a source's sound says what must not be said, going by its transcripts.
///
/// Of a word, the times that the transcript gives count, else those at which two synthetic voices find it in the sound: in an alignment of the whole
/// text and alone, in a text of which most words are found so. Where neither is to be had, as in a translation, all of the cue.
struct NamedTimes {
  let source: Source
  let record: SourceRecord
  let list: NamesList
  /// The language that is spoken, where the pipeline file says it.
  let spoken: String?

  struct Result {
    /// Seconds from the beginning.
    var times: [Range<Double>] = []
    /// What a person should know: a check and a sentence.
    var notes: [(check: String, message: String)] = []
  }

  /// Seconds around a word whose times are known, and around a cue: transcripts are seldom exact.
  private static let wordMargin = 0.25
  private static let foundMargin = 0.3
  private static let cueMargin = 0.3
  /// Seconds that a word takes at least, and each of its letters.
  private static let shortestWord = 0.08
  private static let shortestLetter = 0.015
  /// How many of its longer words either voice has to find alone for a transcript to count as what is said. In a trial translations
  /// had up to 0.56, one summary of 16 had more than this, and some word-for-word transcripts had less (decision 0026).
  private static let fit = 0.6
  /// Seconds that two voices may be apart, and that a word may lie outside its cue.
  private static let apart = 0.4
  private static let outside = 0.7
  /// Seconds in which a translation says what is said.
  private static let translation = 4.0

  func find(in transcripts: [Transcript]) throws -> Result {
    let found = transcripts.map { NamesInCues($0, list) }
    guard found.contains(where: { !$0.hits.isEmpty }) else { return Result() }
    let all = Array(zip(transcripts, found))
    guard let (transcript, names) = spokenOne(all) else { return wholeCues(all) }
    var result = Result()
    let timed = try timed(transcript, names, &result)
    result.times = timed.flatMap(\.times)
    addOnlyTranslated(all.filter { $0.0.language != transcript.language }, timed, &result)
    result.times = result.times.map { max(0, $0.lowerBound)..<max(0.001, $0.upperBound) }
    return result
  }

  /// The transcript of what is said: in the language that is named, else the only one, else the only one whose words have times.
  private func spokenOne(_ all: [(Transcript, NamesInCues)]) -> (Transcript, NamesInCues)? {
    if let spoken {
      let tag = LanguageTag.best(for: spoken, among: all.map(\.0.language))
      return all.first { $0.0.language == tag }
    }
    if all.count == 1 { return all.first }
    let withWords = all.filter { $0.0.cues.contains { !$0.words.isEmpty } }
    return withWords.count == 1 ? withWords.first : nil
  }

  private func wholeCues(_ all: [(Transcript, NamesInCues)]) -> Result {
    var result = Result()
    for (transcript, names) in all where transcript.isTimed {
      result.times += names.hits.filter { $0.letters.upperBound > transcript.cues[$0.cue].labelLetters }
        .map { Self.span(transcript.cues[$0.cue]) }
    }
    result.notes.append(
      (
        "name-not-timed",
        "nothing says which of its transcripts is what is spoken, so that all of each cue that has a listed name is not heard: write spoken: under redact"
      ))
    let untimed = all.filter { !$0.0.isTimed && !$0.1.hits.isEmpty }.map(\.0.language)
    if !untimed.isEmpty {
      // Nothing says when, so nothing may be heard.
      result.times = [0..<1e6]
    }
    return result
  }

  private struct Timed {
    let entry: String
    let times: [Range<Double>]
  }

  private func timed(_ transcript: Transcript, _ names: NamesInCues, _ result: inout Result) throws -> [Timed] {
    // Who speaks is read, and not said.
    let hits = names.hits.filter { $0.letters.upperBound > transcript.cues[$0.cue].labelLetters }
    guard !hits.isEmpty else { return [] }
    var alignment: TextAligner.Alignment??
    func aligned() throws -> TextAligner.Alignment? {
      if let alignment { return alignment }
      let made = try align(transcript)
      alignment = made
      return made
    }
    var untimed: [Int] = []
    let timed = try hits.map { hit -> Timed in
      let cue = transcript.cues[hit.cue]
      if let words = Self.touched(by: hit, in: cue, cue.words, \.text), words.allSatisfy(Self.canBeSaid) {
        return Timed(entry: hit.entry, times: [Self.widened(words.map(\.milliseconds).joined, by: Self.wordMargin)])
      }
      guard let alignment = try aligned() else {
        untimed.append(cue.startMilliseconds)
        return Timed(entry: hit.entry, times: [Self.span(cue)])
      }
      let span = transcript.isTimed ? Self.span(cue) : Self.span(alignment.transcript.cues[hit.cue])
      if let words = Self.touched(by: hit, in: cue, alignment.words[hit.cue], \.text),
        alignment.fit.share ?? 0 >= Self.fit,
        words.allSatisfy({ $0.finders ?? 0 > 0 && Double($0.apart) / 1000 <= Self.apart })
      {
        let range = words.map(\.range).joined
        if Self.lies(range, in: span) {
          return Timed(entry: hit.entry, times: [Self.widened(range, by: Self.foundMargin)])
        }
      }
      untimed.append(Int(span.lowerBound * 1000))
      return Timed(entry: hit.entry, times: [span])
    }
    if let first = untimed.first {
      result.notes.append(
        (
          "name-not-timed",
          "\(untimed.count == 1 ? "a listed name" : "\(untimed.count) listed names") could not be found in the sound to the word, the first at \(TimeCode.seconds(Double(first) / 1000)): all of the cue is not heard"
        ))
    }
    return timed
  }

  /// nil where it cannot be done, in that language or with that sound.
  private func align(_ transcript: Transcript) throws -> TextAligner.Alignment? {
    let lines = Transcript(
      language: transcript.language,
      cues: transcript.cues.map {
        Cue(
          startMilliseconds: 0, endMilliseconds: 0,
          text: $0.withoutLabel.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      }, isTimed: false)
    let file = try SourceFile(path: source.path)
    do {
      return try TextAligner.align(lines, to: file, tier: record.tier, sound: .first, findingWords: true)
    } catch let failure as Failure {
      // Without times nobody could tell when to be silent.
      guard transcript.isTimed else { throw failure }
      return nil
    }
  }

  /// A name that only translations have was perhaps spelt otherwise in the transcript of what is said.
  private func addOnlyTranslated(
    _ others: [(Transcript, NamesInCues)], _ timed: [Timed], _ result: inout Result
  ) {
    var count = 0
    for (transcript, names) in others where transcript.isTimed {
      for hit in names.hits where hit.letters.upperBound > transcript.cues[hit.cue].labelLetters {
        let span = Self.span(transcript.cues[hit.cue])
        let near = (span.lowerBound - Self.translation)..<(span.upperBound + Self.translation)
        if timed.contains(where: { $0.entry == hit.entry && $0.times.contains { $0.overlaps(near) } }) { continue }
        result.times.append(span)
        count += 1
      }
    }
    guard count > 0 else { return }
    result.notes.append(
      (
        "name-only-translated",
        "\(count == 1 ? "a listed name stands" : "\(count) listed names stand") in a translation and not in the transcript of what is said: all of the cue is not heard. Look how it is spelt there: backlit names check"
      ))
  }

  /// The words that a hit touches; nil where the words are not those of the text.
  private static func touched<Word>(
    by hit: NamesInCues.Hit, in cue: Cue, _ words: [Word], _ text: (Word) -> String
  ) -> [Word]? {
    let count = words.reduce(0) { $0 + text($1).letterCount }, whole = cue.text.letterCount
    // With the label or without it.
    guard !words.isEmpty, [whole, whole - cue.labelLetters].contains(count) else { return nil }
    var position = whole - count
    let touched = words.filter { word in
      defer { position += text(word).letterCount }
      return position < hit.letters.upperBound && position + text(word).letterCount > hit.letters.lowerBound
    }
    return touched.isEmpty ? nil : touched
  }

  /// Recognisers give some words no time at all, or one that is another word's.
  private static func canBeSaid(_ word: TimedWord) -> Bool {
    let seconds = Double(word.endMilliseconds - word.startMilliseconds) / 1000
    return seconds >= max(shortestWord, shortestLetter * Double(word.text.letterCount))
  }

  private static func lies(_ range: Range<Int>, in span: Range<Double>) -> Bool {
    Double(range.lowerBound) / 1000 > span.lowerBound - outside
      && Double(range.upperBound) / 1000 < span.upperBound + outside
  }

  private static func widened(_ range: Range<Int>, by margin: Double) -> Range<Double> {
    (Double(range.lowerBound) / 1000 - margin)..<(Double(range.upperBound) / 1000 + margin)
  }

  private static func span(_ cue: Cue) -> Range<Double> {
    widened(cue.startMilliseconds..<max(cue.startMilliseconds + 1, cue.endMilliseconds), by: cueMargin)
  }
}

extension TimedWord {
  fileprivate var milliseconds: Range<Int> { startMilliseconds..<max(startMilliseconds + 1, endMilliseconds) }
}

extension [Range<Int>] {
  /// From the first beginning to the last end; of at least one.
  fileprivate var joined: Range<Int> { (map(\.lowerBound).min() ?? 0)..<(map(\.upperBound).max() ?? 1) }
}

extension Cue {
  /// What stands behind the label of whoever speaks, where the text begins with one.
  fileprivate var withoutLabel: Substring {
    guard speaker == nil, labelledSpeaker != nil, let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
      return text[...]
    }
    return text[text.index(after: colon)...]
  }

  /// Of the label, without white space.
  fileprivate var labelLetters: Int { text.letterCount - withoutLabel.letterCount }
}

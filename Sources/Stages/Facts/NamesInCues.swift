import Files
import Names
import Subtitles

/// Where the cues of a transcript say what must not be said. A name may begin in one cue and end in the next.
struct NamesInCues {
  struct Hit {
    let entry: String
    let cue: Int
    /// Characters of the cue's text that are no white space, counted from its beginning.
    let letters: Range<Int>
    fileprivate let range: Range<String.Index>
    /// What is read in its place.
    fileprivate let text: String
  }

  private let transcript: Transcript
  let hits: [Hit]
  private let list: NamesList

  init(_ transcript: Transcript, _ list: NamesList) {
    (self.transcript, self.list) = (transcript, list)
    hits = list.isEmpty ? [] : Self.find(transcript, list)
  }

  private static func find(_ transcript: Transcript, _ list: NamesList) -> [Hit] {
    let joined = JoinedCues(transcript)
    let read = list.hits(in: joined.text, language: transcript.language).map { ($0, joined.parts(of: $0.range)) }
    // What stands apart only where something is heard between is one name all the same.
    let said =
      transcript.cues.allSatisfy { SpokenText.blanked($0.text) == $0.text }
      ? [] : list.hits(in: joined.said, language: transcript.language).map { ($0, joined.saidParts(of: $0.range)) }
    var taken: [Int: [Range<String.Index>]] = [:]
    let all = (said.filter { $0.1.count > 1 } + read + said).flatMap { hit, parts -> [Hit] in
      guard parts.allSatisfy({ part in taken[part.cue]?.allSatisfy { !$0.overlaps(part.range) } ?? true }) else {
        return []
      }
      for part in parts { taken[part.cue, default: []].append(part.range) }
      return parts.enumerated().map { number, part in
        let text = transcript.cues[part.cue].text
        return Hit(
          entry: hit.entry, cue: part.cue,
          letters: text[..<part.range.lowerBound].letterCount..<text[..<part.range.upperBound].letterCount,
          range: part.range, text: number == 0 ? list.replacement(of: hit, language: transcript.language) : "")
      }
    }
    return all.sorted { ($0.cue, $0.letters.lowerBound) < ($1.cue, $1.letters.lowerBound) }
  }

  /// With other words in place of names, also where the transcript says who speaks. Cues of which nothing is left are left out. What the other
  /// words make a name of, beside what they stand, is replaced, too; throws `Failure` where there is no end to that.
  func replaced() throws -> Transcript {
    var result = self
    for _ in 0..<Self.rounds {
      if result.isClean { return result.transcript }
      result = NamesInCues(result.once, list)
    }
    throw Failure(
      doing: "putting other words in place of listed names",
      reason:
        "what stands in place of '\(result.hits.first?.entry ?? "")' makes another listed name with what stands beside it",
      advice: "Write other words under with: in the list of names")
  }

  private static let rounds = 4

  private var isClean: Bool {
    hits.isEmpty
      && !transcript.cues.contains { cue in
        cue.speaker.map { !list.hits(in: $0, language: transcript.language).isEmpty } ?? false
      }
  }

  private var once: Transcript {
    let byCue = Dictionary(grouping: hits, by: \.cue)
    let cues = transcript.cues.enumerated().compactMap { index, cue -> Cue? in
      let speaker = cue.speaker.map { list.replacing(in: $0, language: transcript.language) }
      guard let hits = byCue[index] else {
        return speaker == cue.speaker ? cue : cue.saying(cue.text, words: cue.words, by: speaker)
      }
      var text = "", end = cue.text.startIndex
      for hit in hits {
        text += cue.text[end..<hit.range.lowerBound] + hit.text
        end = hit.range.upperBound
      }
      text += cue.text[end...]
      text = text.tidied
      // Times of words are of the words that were said.
      return text.contains { !$0.isWhitespace } ? cue.saying(text, words: [], by: speaker) : nil
    }
    return Transcript(
      language: transcript.language, cues: cues, notes: transcript.notes, encoding: transcript.encoding,
      isTimed: transcript.isTimed)
  }
}

extension NamesInCues {
  /// How much of what is said is hidden, of letters and digits: 0 to 1.
  var share: Double {
    let all = transcript.cues.reduce(0) { $0 + $1.text.count(where: \.isSaid) }
    return all == 0 ? 0 : Double(hidden.reduce(0) { $0 + $1.count(where: \.isSaid) }) / Double(all)
  }

  /// Whether a list can hardly mean what it hides: more than half of a dozen words and more, or of fewer words every one where they are not
  /// a name or two that somebody calls.
  var isTooMuch: Bool {
    let words = transcript.cues.reduce(0) { $0 + $1.text.wordCount }
    return words < Self.fewestWords
      ? share == 1 && Set(hidden.map { $0.lowercased() }).count > Self.called : share > Self.most
  }

  private static let fewestWords = 12
  private static let most = 0.5
  private static let called = 2

  private var hidden: [Substring] { hits.map { transcript.cues[$0.cue].text[$0.range] } }
}

extension StringProtocol {
  /// Characters that are no white space.
  var letterCount: Int { count { !$0.isWhitespace } }

  /// As divided by white space; of scripts that have none, two characters are a word.
  fileprivate var wordCount: Int {
    split(whereSeparator: \.isWhitespace).reduce(0) { count, word in
      let unspaced = word.unicodeScalars.count(where: \.isUnspaced)
      return count + (unspaced == 0 ? 1 : (unspaced + 1) / 2)
    }
  }

  /// Single spaces, none at the ends of lines, no blank lines.
  fileprivate var tidied: String {
    split(whereSeparator: \.isNewline).map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension Character {
  fileprivate var isSaid: Bool { isLetter || isNumber }
}

extension Unicode.Scalar {
  /// Ideographs, kana; Thai to Burmese, Khmer.
  fileprivate var isUnspaced: Bool {
    properties.isIdeographic || [0x3041...0x30FF, 0xE00...0x109F, 0x1780...0x17FF].contains { $0.contains(value) }
  }
}

extension Cue {
  fileprivate func saying(_ text: String, words: [TimedWord], by speaker: String?) -> Cue {
    Cue(
      startMilliseconds: startMilliseconds, endMilliseconds: endMilliseconds, text: text, speaker: speaker,
      words: words, placement: placement)
  }
}

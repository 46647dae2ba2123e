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
    return list.hits(in: joined.text, language: transcript.language).flatMap { hit -> [Hit] in
      joined.parts(of: hit.range).enumerated().map { number, part in
        let text = transcript.cues[part.cue].text
        return Hit(
          entry: hit.entry, cue: part.cue,
          letters: text[..<part.range.lowerBound].letterCount..<text[..<part.range.upperBound].letterCount,
          range: part.range, text: number == 0 ? list.replacement(of: hit, language: transcript.language) : "")
      }
    }
  }

  /// With other words in place of names, also where the transcript says who speaks. Cues of which nothing is left are left out.
  var replaced: Transcript {
    guard !list.isEmpty else { return transcript }
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

  /// How much of what is said is hidden: 0 to 1.
  var share: Double {
    let all = transcript.cues.reduce(0) { $0 + $1.text.letterCount }
    return all == 0 ? 0 : Double(hits.reduce(0) { $0 + $1.letters.count }) / Double(all)
  }
}

extension StringProtocol {
  /// Characters that are no white space.
  var letterCount: Int { count { !$0.isWhitespace } }

  /// Single spaces, none at the ends of lines, no blank lines.
  fileprivate var tidied: String {
    split(whereSeparator: \.isNewline).map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension Cue {
  fileprivate func saying(_ text: String, words: [TimedWord], by speaker: String?) -> Cue {
    Cue(
      startMilliseconds: startMilliseconds, endMilliseconds: endMilliseconds, text: text, speaker: speaker,
      words: words, placement: placement)
  }
}

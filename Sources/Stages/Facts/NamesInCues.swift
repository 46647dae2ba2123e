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
    var all = ""
    // Where the cues' texts begin and end, in characters of Unicode (the joined text has other grapheme borders).
    var places: [Range<Int>] = []
    var count = 0
    for cue in transcript.cues {
      let length = cue.text.unicodeScalars.count
      places.append(count..<count + length)
      all += cue.text + "\n"
      count += length + 1
    }
    let scalars = all.unicodeScalars
    var cue = 0, index = scalars.startIndex, position = 0
    func advance(to wanted: String.Index) -> Int {
      while index < wanted {
        index = scalars.index(after: index)
        position += 1
      }
      return position
    }
    return list.hits(in: all, language: transcript.language).flatMap { hit -> [Hit] in
      let start = advance(to: hit.range.lowerBound), end = advance(to: hit.range.upperBound)
      while cue < places.count, places[cue].upperBound <= start { cue += 1 }
      var parts: [Hit] = []
      for place in cue..<places.count where places[place].lowerBound < end {
        let text = transcript.cues[place].text
        let from = max(0, start - places[place].lowerBound), to = min(places[place].count, end - places[place].lowerBound)
        guard from < to else { continue }
        let range = text.unicodeScalars.index(text.startIndex, offsetBy: from)..<text.unicodeScalars.index(text.startIndex, offsetBy: to)
        parts.append(
          Hit(
            entry: hit.entry, cue: place,
            letters: text[..<range.lowerBound].letterCount..<text[..<range.upperBound].letterCount, range: range,
            text: parts.isEmpty ? list.replacement(of: hit, language: transcript.language) : ""))
      }
      return parts
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

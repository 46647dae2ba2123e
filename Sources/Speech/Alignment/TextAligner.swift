import Files
import Foundation
import Media
import Subtitles

/// Finds out when each sentence of a transcript without times is said.
///
/// The method of aeneas (A. Pettarin, "How it works", readbeyond/aeneas): the text is spoken by a synthesiser, whose times are known; what it
/// says is matched with the recording by dynamic time warping of cepstral coefficients; boundaries move to the pause that is near.
/// Silence is left out on both sides, since a person pauses where a machine does not. Memory grows with the length of the sound.
public struct TextAligner {
  /// A transcript with times, and for each cue how sure they are: from 0 to 1. Two voices speak the text, and each is matched for itself:
  /// where the text is what is said, both find it in the same place.
  public struct Alignment: Sendable {
    public let transcript: Transcript
    public let confidences: [Double]
    /// For each cue, its words as the two voices found them; empty where they do not agree on how many there are.
    public let words: [[FoundWord]]

    /// None of the words counts as found where nobody looked for them.
    public var fit: Fit {
      let telling = words.joined().filter { $0.text.count { $0.isLetter } >= Fit.letters }
      let apart = words.joined().map(\.apart).sorted()
      return Fit(
        found: telling.count { $0.finders ?? 0 > 0 }, words: telling.count,
        apart: apart.isEmpty ? 0 : apart[apart.count / 2])
    }

    /// A clause for every cue that is to be looked at.
    public var doubts: [String] {
      zip(transcript.cues, confidences).filter { $1 < TextAligner.lowConfidence }.map { cue, confidence in
        "about \(Double(cue.startMilliseconds / 100) / 10) s, '\(cue.text.prefix(40))' was found with a confidence of "
          + "\((confidence * 100).rounded() / 100) only: listen whether it is said there"
      }
    }
  }

  /// Where a word was found by either voice, in milliseconds.
  public struct FoundWord: Sendable {
    public let text: String
    /// From the earlier beginning to the later end.
    public let range: Range<Int>
    /// How far apart the voices are.
    public let apart: Int
    /// How many of the two voices find it there also when it is looked for alone; nil where nobody looked.
    public let finders: Int?
  }

  /// How well a text fits what is said: of the words that are long enough to be told from others, how many either voice also finds alone where
  /// they are aligned, and how many milliseconds the voices are apart in the middle one of all words.
  public struct Fit: Sendable, Hashable {
    public let found: Int
    public let words: Int
    public let apart: Int

    /// Of fewer words nothing can be told.
    private static let fewest = 6
    fileprivate static let letters = 4

    /// 0…1; nil where there are too few words to tell.
    public var share: Double? { words < Self.fewest ? nil : Double(found) / Double(words) }

    /// Whether something else is said, in all likelihood. Chosen on three texts of three sentences, read by four voices of flite: all 24 pairs of
    /// a recording and another text are told, and none of the 12 that belong together.
    public var isOfAnotherText: Bool { share.map { $0 < 0.3 || $0 <= 0.5 && apart > 150 } ?? false }
  }

  /// Of eSpeak NG, as in `1.51`.
  public static var libraryVersion: String { Synthesizer.libraryVersion }

  /// Below this a cue is to be looked at: the two voices are more than a second apart.
  public static let lowConfidence = 0.2
  /// Seconds between the voices at which the confidence is one half.
  private static let doubt = 0.5

  /// Throws `Failure` where the language cannot be spoken or the sound holds no speech, and `MediaError` where it cannot be read.
  public static func align(
    _ transcript: Transcript, to file: SourceFile, tier: InputTier, sound: SoundChoice, findingWords: Bool = false
  ) throws -> Alignment {
    let heard = try Heard(file, tier: tier, sound: sound)
    let maps = try Synthesizer.Voice.allCases.map { voice -> (map: WarpMap, spotter: WordSpotter?) in
      let spoken = try Spoken(transcript.cues, language: transcript.language, voice: voice)
      guard !heard.speech.isEmpty, !spoken.speech.isEmpty else {
        throw Failure(
          doing: "finding the times of the transcript", path: file.path, reason: "no speech is heard in it",
          advice: "Check that the right sound track is chosen, or write times into the transcript")
      }
      return (WarpMap(heard, spoken), findingWords ? WordSpotter(heard, spoken) : nil)
    }
    var cues: [Cue] = [], confidences: [Double] = [], found: [[FoundWord]] = []
    for (index, cue) in transcript.cues.enumerated() {
      let (start, end) = maps[0].map.times(ofSentence: index)
      let (otherStart, otherEnd) = maps[1].map.times(ofSentence: index)
      let words = maps[0].map.words(of: cue.text, sentence: index, from: start, to: end)
      cues.append(
        Cue(
          startMilliseconds: start, endMilliseconds: end, text: cue.text, speaker: cue.speaker, words: words,
          placement: cue.placement))
      let others = maps[1].map.words(of: cue.text, sentence: index, from: otherStart, to: otherEnd)
      let isFound = maps.map { map, spotter in spotter.map { map.isFound(sentence: index, by: $0) } }
      found.append(FoundWord.all(words, others, in: cue.text, isFound))
      let apart = Double(max(abs(start - otherStart), abs(end - otherEnd))) / 1000 / doubt
      confidences.append(1 / (1 + apart * apart))
    }
    return Alignment(
      transcript: Transcript(
        language: transcript.language, cues: cues, notes: transcript.notes, encoding: transcript.encoding),
      confidences: confidences, words: found)
  }
}

extension TextAligner.FoundWord {
  /// None where the voices do not agree on how many words there are. `isFound` is what each voice found alone, by where in the text a word begins.
  fileprivate static func all(
    _ words: [TimedWord], _ others: [TimedWord], in text: String, _ isFound: [[Int: Bool]?]
  ) -> [Self] {
    guard words.count == others.count else { return [] }
    var position = 0
    let scalars = Array(text.unicodeScalars)
    return zip(words, others).map { one, other in
      while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
      let own = position..<position + one.text.unicodeScalars.count
      position = own.upperBound
      // A word may be several to the synthesiser, as "2019" is: all of them.
      let found = isFound.map { all in
        all.map { all in
          let parts = all.filter { own.contains($0.key) }
          return !parts.isEmpty && parts.values.allSatisfy { $0 }
        }
      }
      let start = min(one.startMilliseconds, other.startMilliseconds)
      return Self(
        text: one.text, range: start..<max(start + 1, one.endMilliseconds, other.endMilliseconds),
        apart: max(
          abs(one.startMilliseconds - other.startMilliseconds), abs(one.endMilliseconds - other.endMilliseconds)),
        finders: found.contains { $0 == nil } ? nil : found.count { $0 == true })
    }
  }
}

/// The recording: its features, and which of its frames hold speech.
struct Heard {
  let features: SpeechFeatures
  let isSpeech: [Bool]
  let speech: [Int]

  init(_ file: SourceFile, tier: InputTier, sound: SoundChoice) throws {
    let reader = try SpeechReader(file, tier: tier, sound: sound)
    var features = try SpeechFeatures(sampleRate: SpeechReader.sampleRate)
    while let block = try reader.next() { features.push(block) }
    self.features = features
    let isSpeech = features.isSpeech()
    self.isSpeech = isSpeech
    speech = isSpeech.indices.filter { isSpeech[$0] }
  }
}

/// The synthesised text: its features, and at which frames sentences and words begin.
struct Spoken {
  let features: SpeechFeatures
  let speech: [Int]
  /// One more than there are sentences: the last is the end.
  let sentences: [Int]
  /// For each sentence: characters of its text, and frames.
  let words: [[(character: Int, frame: Int)]]

  init(_ cues: [Cue], language: String, voice: Synthesizer.Voice) throws {
    var features: SpeechFeatures?
    var sentences: [Int] = [], words: [[(character: Int, frame: Int)]] = []
    var samples = 0, rate = 22050
    func frame(_ sample: Int) -> Int { Int(Double(sample) / (Double(rate) * SpeechFeatures.hop)) }
    try Synthesizer.shared.speak(cues.map(\.text), language: language, voice: voice) { speech, sampleRate in
      rate = sampleRate
      var all = try features ?? SpeechFeatures(sampleRate: sampleRate)
      all.push(speech.samples)
      features = all
      sentences.append(frame(samples))
      words.append(speech.words.map { (character: $0.character, frame: frame(samples + $0.sample)) })
      samples += speech.samples.count
    }
    let all = try features ?? SpeechFeatures(sampleRate: rate)
    self.features = all
    self.sentences = sentences.map { min($0, all.frames) } + [all.frames]
    self.words = words
    let isSpeech = all.isSpeech()
    speech = isSpeech.indices.filter { isSpeech[$0] }
  }
}

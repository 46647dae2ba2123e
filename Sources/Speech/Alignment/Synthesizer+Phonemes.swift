internal import CEspeak
import Files
import Foundation

/// What a text sounds like, for voices that say phonemes.
extension Synthesizer {
  /// Unicode scalars of a sentence at most, so that the memory that saying it takes is limited.
  private static let longestSentence = 400

  /// The Unicode scalars of the IPA of a text, a list for each of its sentences, with the punctuation that tells a voice where to pause, as
  /// Piper writes them; only those that are `known`. Throws `Failure` where the library does not start or has no such voice.
  func sentences(of text: String, voice: String, knowing known: Set<UInt32>) throws -> [[Int32]] {
    var sentences = PhonemeSentences(known: known, longest: Self.longestSentence)
    // What has no letters could end the text early (a zero), or a sentence (a line's end).
    let plain = String(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : Character($0) })
    try withLibrary("finding out how a text sounds") {
      guard espeak_SetVoiceByName(voice) == EE_OK else {
        throw Failure(
          .environment, doing: "finding out how a text sounds", reason: "eSpeak NG has no voice '\(voice)'",
          advice: "Install the Debian package espeak-ng-data, or run scripts/setup")
      }
      plain.withCString { start in
        var next: UnsafeRawPointer? = UnsafeRawPointer(start)
        while let here = next {
          // 2: IPA.
          let spoken = espeak_TextToPhonemes(&next, espeakCHARS_UTF8, 2).map { String(cString: $0) } ?? ""
          let end = next ?? UnsafeRawPointer(start + strlen(start))
          guard end >= here else { break }
          let clause = String(decoding: UnsafeRawBufferPointer(start: here, count: end - here), as: UTF8.self)
          sentences.add(spoken, ClauseMark(of: clause))
          if next == here { break }
        }
      }
    }
    return sentences.finished()
  }
}

/// What stands at the end of a clause, as Piper's voices know it.
private enum ClauseMark: Unicode.Scalar {
  case comma = ","
  case semicolon = ";"
  case colon = ":"
  case period = "."
  case question = "?"
  case exclamation = "!"

  var endsSentence: Bool { self == .period || self == .question || self == .exclamation }

  /// eSpeak NG has often read one character of the next clause already.
  init?(of clause: String) {
    let rest = clause.reversed().drop(while: Self.isBeside)
    guard
      let mark = rest.first.flatMap(Self.init(character:))
        ?? rest.dropFirst().first(where: { !Self.isBeside($0) }).flatMap(Self.init(character:))
    else { return nil }
    self = mark
  }

  private static func isBeside(_ character: Character) -> Bool {
    character.isWhitespace || "\"'”’»)]".contains(character)
  }

  private init?(character: Character) {
    switch character {
    case ",", "،", "、", "–", "—": self = .comma
    case ";", "؛": self = .semicolon
    case ":": self = .colon
    case ".", "…", "。", "।", "۔": self = .period
    case "?", "؟", "？": self = .question
    case "!", "！": self = .exclamation
    default: return nil
    }
  }
}

/// Puts clauses together to sentences.
private struct PhonemeSentences {
  let known: Set<UInt32>
  let longest: Int
  private var all: [[Int32]] = []
  private var sentence: [Int32] = []

  init(known: Set<UInt32>, longest: Int) { (self.known, self.longest) = (known, longest) }

  mutating func add(_ phonemes: String, _ mark: ClauseMark?) {
    // Where the language changes, its name stands in parentheses.
    var depth = 0
    // Piper's models know letters and their marks one by one.
    for scalar in phonemes.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "(": depth += 1
      case ")": depth = max(0, depth - 1)
      default:
        guard depth == 0, known.contains(scalar.value) else { continue }
        sentence.append(Int32(scalar.value))
        if sentence.count >= longest, scalar == " " || sentence.count >= longest + 100 { end() }
      }
    }
    guard !sentence.isEmpty else { return }
    if let mark, known.contains(mark.rawValue.value) { sentence.append(Int32(mark.rawValue.value)) }
    if mark?.endsSentence == true { end() } else { sentence.append(32) }
  }

  private mutating func end() {
    // Spaces and punctuation alone are nothing to say.
    if sentence.contains(where: { Unicode.Scalar(UInt32($0))?.properties.isAlphabetic == true }) {
      all.append(sentence)
    }
    sentence = []
  }

  mutating func finished() -> [[Int32]] {
    end()
    return all
  }
}

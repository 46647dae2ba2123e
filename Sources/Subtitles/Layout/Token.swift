/// A piece of text that is never broken, and when it is said.
struct Token {
  let text: String
  let hasSpaceBefore: Bool
  /// Whether the transcript's author began a line with it.
  let beginsLine: Bool
  let startMilliseconds: Int
  let endMilliseconds: Int
  /// In parts of the font size.
  var width = 0.0

  var characters: Int { text.count }
}

/// The tokens of a cue.
enum Tokenizer {
  /// Split at white space, between ideographs, and where a word is longer than `limit` characters. Times come from the cue's words; where
  /// it has none, or others than its text, they are spread over its time in proportion to characters.
  static func tokens(_ cue: Cue, limit: Int) -> [Token] {
    let pieces = pieces(cue.text, limit: max(1, limit))
    let clock = CharacterClock(cue, characters: pieces.reduce(0) { $0 + $1.text.count })
    var done = 0
    return pieces.map { piece in
      defer { done += piece.text.count }
      return Token(
        text: piece.text, hasSpaceBefore: piece.hasSpaceBefore, beginsLine: piece.beginsLine,
        startMilliseconds: clock.start(of: done),
        endMilliseconds: clock.end(of: done + piece.text.count - 1))
    }
  }

  private struct Piece {
    let text: String
    let hasSpaceBefore: Bool
    let beginsLine: Bool
  }

  private static func pieces(_ text: String, limit: Int) -> [Piece] {
    var pieces: [Piece] = []
    for (number, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      var beginsLine = number > 0
      for part in line.split(whereSeparator: \.isWhitespace) {
        var piece = "", count = 0, isFirst = true
        func end() {
          guard !piece.isEmpty else { return }
          pieces.append(Piece(text: piece, hasSpaceBefore: isFirst && !pieces.isEmpty, beginsLine: beginsLine))
          (piece, count, isFirst, beginsLine) = ("", 0, false, false)
        }
        for character in part {
          if count > 0 && ((character.isIdeograph && !character.isClosing) || count >= limit) { end() }
          piece.append(character)
          count += 1
        }
        end()
      }
    }
    return pieces
  }
}

/// When each character of a cue's text, white space not counted, is said.
private struct CharacterClock {
  private let cue: Cue
  private let total: Int
  /// For each character the time of its word; empty where the words are not those of the text.
  private var times: [(start: Int, end: Int)] = []

  init(_ cue: Cue, characters: Int) {
    self.cue = cue
    total = max(1, characters)
    guard !cue.words.isEmpty else { return }
    let spoken = cue.words.flatMap { word in
      let text = word.text.filter { !$0.isWhitespace }, count = text.count,
        length = word.endMilliseconds - word.startMilliseconds
      return text.enumerated().map { index, character in
        (
          character, word.startMilliseconds + length * index / count,
          word.startMilliseconds + length * (index + 1) / count
        )
      }
    }
    var next = 0
    for character in cue.text where !character.isWhitespace {
      if next < spoken.count, spoken[next].0 == character {
        times.append((spoken[next].1, spoken[next].2))
        next += 1
      } else if character == "\u{200f}" {
        // A mark of direction that was put between two lines is said in no time.
        let time = times.last?.end ?? cue.startMilliseconds
        times.append((time, time))
      } else {
        times = []
        return
      }
    }
    if next < spoken.count || times.count != characters { times = [] }
  }

  func start(of index: Int) -> Int {
    times.isEmpty ? cue.startMilliseconds + cue.durationMilliseconds * index / total : times[index].start
  }
  func end(of index: Int) -> Int {
    times.isEmpty ? cue.startMilliseconds + cue.durationMilliseconds * (index + 1) / total : times[index].end
  }
}

extension Character {
  /// Chinese and Japanese signs, between which lines may be broken.
  var isIdeograph: Bool {
    guard let value = unicodeScalars.first?.value, value >= 0x3040 else { return false }
    return value <= 0x30ff || (0x3400...0x9fff).contains(value) || (0xf900...0xfaff).contains(value)
      || (0x20000...0x3ffff).contains(value)
  }

  /// Ideographic full stops and closing marks, which never begin a line.
  var isClosing: Bool { "、。，．！？）」』】》ー”’：；".contains(self) }

  /// After which a reader pauses, in Latin, Arabic, Devanagari and Chinese script.
  var isPause: Bool { ".,;:!?…—،؛؟۔।。，、！？；：".contains(self) }
}

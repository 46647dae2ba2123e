import Support

/// A text as the letters and digits that are compared, each with its place in the original and the border before it.
struct FoldedText {
  private(set) var letters: [Letter] = []
  private(set) var borders: [WordBorder] = []
  private(set) var isCapital: [Bool] = []
  /// UTF-8 offsets in the original. Marks belong to the letter before them.
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  /// Whether a hash tag or an address, in which nothing tells where a word begins: `#freeahmad`.
  private(set) var isTag: [Bool] = []
  /// For each letter, the first after it that begins another piece.
  private(set) var pieceEnds: [Int32] = []

  /// A scalar and where it stands in the original, as UTF-8 offsets; one that was read in place of another stands where that one does.
  struct Scalar {
    let scalar: Unicode.Scalar
    let place: Range<Int32>
  }

  /// Takes time and memory in proportion to the text, whatever it is.
  init(_ text: String) {
    letters.reserveCapacity(text.utf8.count / 2)
    var reader = BorderReader()
    var offset: Int32 = 0
    var isAttached = false
    for scalar in text.unicodeScalars {
      let end = offset + Int32(UTF8.width(scalar))
      read(scalar, at: offset..<end, &reader, &isAttached)
      offset = end
    }
    markPieces()
  }

  /// Of what was made of a text; only for searching.
  init(_ scalars: [Scalar]) {
    var reader = BorderReader()
    var isAttached = false
    for scalar in scalars { read(scalar.scalar, at: scalar.place, &reader, &isAttached) }
    markPieces()
  }

  private mutating func read(
    _ scalar: Unicode.Scalar, at place: Range<Int32>, _ reader: inout BorderReader, _ isAttached: inout Bool
  ) {
    switch LetterFolding.result(of: scalar) {
    case .ignored:
      // A hamza and a mark belong to the word; what turns the direction of writing stays where it is.
      if isAttached && scalar.properties.generalCategory != .format { ends[ends.count - 1] = place.upperBound }
    case .separator(let separator):
      reader.add(separator)
      isAttached = false
    case .letter(let letter, let capital):
      append(letter, capital, place, after: &reader)
      isAttached = true
    case .letters(let several, let capital):
      for letter in several { append(letter, capital, place, after: &reader) }
      isAttached = true
    }
  }

  /// With one word made of what letters that only look as if they belonged to it divide; nil where there is nothing of that kind.
  var unmixed: FoldedText? {
    var text = self
    var isChanged = false
    var start = 0
    while start < letters.count {
      var end = start + 1
      while end < letters.count, borders[end] <= .joint, !isDigit(end), !isDigit(start),
        !(startsByCapital(end) && WritingSystem(of: letters[end]) == WritingSystem(of: letters[end - 1]))
      {
        end += 1
      }
      defer { start = end }
      let system = WritingSystem(of: letters[start])
      // Of one script are nearly all.
      guard letters[start..<end].contains(where: { WritingSystem(of: $0) != system }),
        let own = MixedScripts.unmixed(letters[start..<end], isCapital[start..<end])
      else { continue }
      isChanged = true
      text.letters.replaceSubrange(start..<end, with: own)
      for index in start + 1..<end { text.borders[index] = startsByCapital(index) ? .joint : .none }
    }
    guard isChanged else { return nil }
    text.markPieces()
    return text
  }

  /// A capital behind a small letter; behind a letter that knows neither it says nothing.
  private func startsByCapital(_ index: Int) -> Bool {
    isCapital[index] && !isCapital[index - 1] && WritingSystem(of: letters[index - 1]).hasCapitals
  }

  /// The letters of a part as one word, anywhere in which another may begin; only for searching.
  func joined(_ range: Range<Int>) -> FoldedText {
    var word = self
    word.letters = Array(letters[range])
    word.borders = Array(repeating: .joint, count: range.count)
    word.isCapital = Array(isCapital[range])
    word.starts = Array(starts[range])
    word.ends = Array(ends[range])
    word.isTag = Array(repeating: false, count: range.count)
    word.markPieces()
    return word
  }

  var count: Int { letters.count }

  func isDigit(_ index: Int) -> Bool { letters[index] < 0x3A }

  /// Whether a word, or a part of one that can stand for itself, begins here.
  func startsPiece(_ index: Int) -> Bool { index == 0 || borders[index] != .none }

  func pieceEnd(_ index: Int) -> Int { Int(pieceEnds[index]) }

  func offsets(_ range: Range<Int>) -> Range<Int> { Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1]) }

  /// The letters that stand in a part of the original, in UTF-8 offsets; nil where there are none.
  func indices(in place: Range<Int>) -> Range<Int>? {
    let start = (0..<count).bisected { Int(ends[$0]) > place.lowerBound }
    let end = (0..<count).bisected { Int(starts[$0]) >= place.upperBound }
    return start < end ? start..<end : nil
  }

  /// `source` is the text that was folded.
  func words(_ range: Range<Int>, of source: String) -> Substring {
    let places = offsets(range)
    let utf8 = source.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: places.lowerBound)
    return source[start..<utf8.index(start, offsetBy: places.count)]
  }

  private mutating func append(
    _ letter: Letter, _ capital: Bool, _ place: Range<Int32>, after reader: inout BorderReader
  ) {
    let startsTag = reader.isTag
    let border = reader.take()
    if border == .none, let last = letters.last, let syllable = Hangul.join(last, letter) {
      letters[letters.count - 1] = syllable
      ends[ends.count - 1] = place.upperBound
      return
    }
    letters.append(letter)
    isCapital.append(capital)
    starts.append(place.lowerBound)
    ends.append(place.upperBound)
    borders.append(border)
    isTag.append(startsTag || (border < .space && isTag.last == true))
    markJoint()
  }

  /// `ahmadHussein`, `ahmad2023`, and `MPAhmad`, whose last capital begins the second word.
  private mutating func markJoint() {
    let last = letters.count - 1
    guard last > 0, borders[last] == .none, starts[last] != starts[last - 1] else { return }
    let system = WritingSystem(of: letters[last])
    if isDigit(last) != isDigit(last - 1) || (!isDigit(last) && system != WritingSystem(of: letters[last - 1])) {
      borders[last] = .joint
    } else if isCapital[last] && !isCapital[last - 1] {
      borders[last] = .joint
    } else if system.hasCapitals, last > 1, !isCapital[last], isCapital[last - 1], isCapital[last - 2],
      borders[last - 1] == .none
    {
      borders[last - 1] = .joint
    }
  }

  private mutating func markPieces() {
    pieceEnds = Array(repeating: 0, count: letters.count)
    var end = letters.count
    for index in letters.indices.reversed() {
      pieceEnds[index] = Int32(end)
      if borders[index] != .none { end = index }
    }
  }
}

/// Hangul that came decomposed, as macOS writes file names. The Unicode Standard, section 3.12.
enum Hangul {
  static func join(_ first: Letter, _ second: Letter) -> Letter? {
    if 0x1100...0x1112 ~= first, 0x1161...0x1175 ~= second {
      return 0xAC00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28
    }
    if 0xAC00...0xD7A3 ~= first, (first - 0xAC00) % 28 == 0, 0x11A8...0x11C2 ~= second {
      return first + (second - 0x11A7)
    }
    return nil
  }
}

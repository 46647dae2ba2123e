import Support

/// Words in which digits and signs stand for letters: `Ahm@d`, `A7mad`, `S4rajevo`.
///
/// Each is read in every way that `Disguises` knows, and a name is found where one of them is that of a pattern. `MP3`, `5am` and `1990s` are no names:
/// at least as many letters as marks have to stand there, and a mark at the end is read in words of four letters and more only.
struct DisguisedWords {
  /// A scalar, where it stands in the text (UTF-8), and what is read in its place.
  private struct Piece {
    let scalar: Unicode.Scalar
    let place: Range<Int32>
    let folded: LetterFolding.Result
    var mark: Character?
    var isLetter: Bool {
      guard mark == nil else { return false }
      switch folded {
      case .letter, .letters: return true
      case .ignored, .separator: return false
      }
    }
    var system: WritingSystem {
      switch folded {
      case .letter(let letter, _): WritingSystem(of: letter)
      case .letters(let letters, _): letters.first.map(WritingSystem.init) ?? .other
      case .ignored, .separator: .other
      }
    }
  }

  private struct Word {
    let pieces: Range<Int>
    let readings: [[FoldedText.Scalar]]
  }

  private static let longest = 40
  private static let mostReadings = 24
  /// Of what stands around a word, for names of several words; in scalars.
  private static let margin = 60

  private let pieces: [Piece]
  private var words: [Word] = []

  init(_ text: String) {
    var offset: Int32 = 0
    pieces = text.unicodeScalars.map { scalar in
      let start = offset
      offset += Int32(UTF8.width(scalar))
      let folded = LetterFolding.result(of: scalar)
      return Piece(scalar: scalar, place: start..<offset, folded: folded, mark: Disguises.mark(scalar, folded))
    }
    var start = 0
    while start < pieces.count {
      guard isPart(start) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < pieces.count, isPart(end) { end += 1 }
      if let word = word(start..<end) { words.append(word) }
      start = end
    }
  }

  /// What stands around those words, each time with another reading of all of them.
  var texts: [FoldedText] {
    let count = words.map(\.readings.count).max() ?? 0
    return (0..<count).map { reading in FoldedText(scalars(reading)) }
  }

  /// Whether a place of the text, in UTF-8, has a part of such a word.
  func touch(_ place: Range<Int>) -> Bool {
    let first = words.indices.bisected {
      Int(pieces[words[$0].pieces.upperBound - 1].place.upperBound) > place.lowerBound
    }
    return first < words.count && Int(pieces[words[first].pieces.lowerBound].place.lowerBound) < place.upperBound
  }

  private func scalars(_ reading: Int) -> [FoldedText.Scalar] {
    var result: [FoldedText.Scalar] = []
    var next = 0
    for (index, word) in words.enumerated() where reading < word.readings.count {
      let start = max(next, word.pieces.lowerBound - Self.margin)
      if start > next { result += Self.wall(at: pieces[start].place.lowerBound) }
      result += plain(start..<word.pieces.lowerBound) + word.readings[reading]
      let following = index + 1 < words.count ? words[index + 1].pieces.lowerBound : pieces.count
      next = min(following, word.pieces.upperBound + Self.margin)
      result += plain(word.pieces.upperBound..<next)
    }
    return result
  }

  private func plain(_ range: Range<Int>) -> [FoldedText.Scalar] {
    pieces[range].map { FoldedText.Scalar(scalar: $0.scalar, place: $0.place) }
  }

  /// An empty line: no name crosses it.
  private static func wall(at offset: Int32) -> [FoldedText.Scalar] {
    Array(repeating: FoldedText.Scalar(scalar: "\n", place: offset..<offset), count: 2)
  }

  /// A letter, a mark, or what has no width; and the apostrophe behind a digit that it makes another letter of.
  private func isPart(_ index: Int) -> Bool {
    let piece = pieces[index]
    if piece.mark != nil || piece.isLetter || piece.folded == .ignored { return true }
    return isApostrophe(index)
  }

  private func isApostrophe(_ index: Int) -> Bool {
    guard pieces[index].folded == .separator(.apostrophe), index > 0, index + 1 < pieces.count else { return false }
    return pieces[index - 1].mark.map(Disguises.takesApostrophe) == true && pieces[index + 1].isLetter
  }

  private func word(_ whole: Range<Int>) -> Word? {
    guard let range = trimmed(whole), range.count <= Self.longest,
      let first = range.first(where: { pieces[$0].isLetter }),
      case let letters = range.count(where: { pieces[$0].isLetter }), letters > 1
    else { return nil }
    let head = range.prefix { pieces[$0].mark != nil }.count
    let tail = range.reversed().prefix { pieces[$0].mark != nil }.count
    let system = pieces[first].system
    let inner = range.dropFirst(head).dropLast(tail)
    let rest = String(String.UnicodeScalarView(inner.map { pieces[$0].scalar }))
    let isNumber = range.prefix(head).allSatisfy { pieces[$0].mark?.isNumber == true }
    let mayBeHead = 1...2 ~= head && !(isNumber && tail == 0 && Disguises.isUnit(rest))
    let mayBeTail = 1...2 ~= tail && range.count { pieces[$0].isLetter || pieces[$0].mark != nil } > 3
    var readings: [[FoldedText.Scalar]] = []
    // Digits before and behind a name may be what they are: `2023Ahm4d`.
    for (withHead, withTail) in [(true, true), (false, true), (true, false), (false, false)] {
      if (withHead && !mayBeHead) || (withTail && !mayBeTail) { continue }
      let start = range.lowerBound + (withHead ? 0 : head), end = range.upperBound - (withTail ? 0 : tail)
      let marks = (start..<end).count { pieces[$0].mark != nil }
      guard marks > 0, marks <= letters else { continue }
      readings += self.readings(start..<end, system).map {
        plain(range.lowerBound..<start) + $0 + plain(end..<range.upperBound)
      }
    }
    return readings.isEmpty ? nil : Word(pieces: range, readings: Array(readings.prefix(Self.mostReadings)))
  }

  /// Without marks that stand for themselves at the beginning and the end.
  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    func isOutside(_ index: Int) -> Bool {
      pieces[index].mark.map(Disguises.isInside) ?? (pieces[index].folded == .ignored)
    }
    guard let start = range.first(where: { !isOutside($0) }), let last = range.last(where: { !isOutside($0) }) else {
      return nil
    }
    return start..<last + 1
  }

  /// Each mark is read in the same way everywhere in a word.
  private func readings(_ range: Range<Int>, _ system: WritingSystem) -> [[FoldedText.Scalar]] {
    var ways: [[Substring: String]] = [[:]]
    for index in range {
      guard let mark = key(index), ways[0][mark] == nil else { continue }
      guard let readings = Disguises.readings(of: mark, in: system) else { return [] }
      ways = ways.flatMap { way in readings.map { way.merging([mark: $0]) { _, new in new } } }
      if ways.count > Self.mostReadings { ways = Array(ways.prefix(Self.mostReadings)) }
    }
    let isUpper = !range.contains { pieces[$0].isLetter && pieces[$0].scalar.properties.isLowercase }
    return ways.map { way in read(range, way, isUpper) }
  }

  private func read(_ range: Range<Int>, _ way: [Substring: String], _ isUpper: Bool) -> [FoldedText.Scalar] {
    var result: [FoldedText.Scalar] = []
    // Of marks that stand for no letter: they belong to the next one, or else to the one before.
    var pending: Int32?
    for index in range where !isApostrophe(index) {
      var place = pieces[index].place
      if index + 1 < range.upperBound, isApostrophe(index + 1) {
        place = place.lowerBound..<pieces[index + 1].place.upperBound
      }
      let text = key(index).flatMap { way[$0] } ?? String(Character(pieces[index].scalar))
      if text.isEmpty {
        pending = pending ?? place.lowerBound
        continue
      }
      for scalar in (isUpper ? text.uppercased() : text).unicodeScalars {
        result.append(FoldedText.Scalar(scalar: scalar, place: (pending ?? place.lowerBound)..<place.upperBound))
      }
      pending = nil
    }
    if pending != nil, let last = result.popLast() {
      result.append(
        FoldedText.Scalar(
          scalar: last.scalar, place: last.place.lowerBound..<pieces[range.upperBound - 1].place.upperBound))
    }
    return result
  }

  private func key(_ index: Int) -> Substring? {
    guard let mark = pieces[index].mark else { return nil }
    return Substring(index + 1 < pieces.count && isApostrophe(index + 1) ? "\(mark)'" : "\(mark)")
  }
}

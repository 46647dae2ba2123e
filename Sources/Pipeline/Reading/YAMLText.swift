/// The text of a YAML file by lines, and the way back from the YAML parser's marks to the places that the author sees.
struct YAMLText {
  /// With their line breaks.
  private var lines: [[Unicode.Scalar]] = [[]]
  private let original: [[Unicode.Scalar]]
  private var insertions: [Insertion] = []

  private struct Insertion {
    let line: Int
    /// In scalars of the original line, from 1.
    let column: Int
    let length: Int
  }

  init(_ text: String) {
    var scalars = Substring(text).unicodeScalars
    // Windows editors begin a file with a byte order mark.
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var previous: Unicode.Scalar?
    for scalar in scalars {
      if let previous, Self.isBreak(previous), !(previous == "\r" && scalar == "\n") { lines.append([]) }
      lines[lines.count - 1].append(scalar)
      previous = scalar
    }
    if let previous, Self.isBreak(previous) { lines.append([]) }
    original = lines
  }

  /// The text with all insertions.
  var text: String {
    var text = String.UnicodeScalarView()
    for line in lines { text.append(contentsOf: line) }
    return String(text)
  }

  /// Puts `addition` before the scalar at a mark of the present text.
  mutating func insert(_ addition: String, line: Int, column: Int) {
    guard lines.indices.contains(line - 1), (1...lines[line - 1].count + 1).contains(column) else { return }
    let scalars = Array(addition.unicodeScalars)
    insertions.append(Insertion(line: line, column: originalColumn(line: line, column: column), length: scalars.count))
    insertions.sort { $0.column < $1.column }
    lines[line - 1].insert(contentsOf: scalars, at: column - 1)
  }

  func hasInsertion(onLine line: Int) -> Bool { insertions.contains { $0.line == line } }

  /// Where a mark of the present text lies for the author. A mark behind the end is moved to the end.
  func position(line: Int, column: Int) -> Position {
    guard line <= original.count else { return endPosition }
    let before = original[max(line, 1) - 1].prefix(max(originalColumn(line: line, column: column) - 1, 0))
    return Position(line: max(line, 1), column: Self.characters(before) + 1)
  }

  /// The end of the last line on which anything stands.
  var endPosition: Position {
    let last = original.lastIndex { $0.contains { !$0.properties.isWhitespace } } ?? 0
    let end = original[last].lastIndex { !$0.properties.isWhitespace } ?? -1
    return Position(line: last + 1, column: Self.characters(original[last].prefix(end + 1)) + 1)
  }

  /// The author's line without its line break.
  func line(_ number: Int) -> String {
    guard original.indices.contains(number - 1) else { return "" }
    return Self.string(original[number - 1].filter { !Self.isBreak($0) }[...])
  }

  /// The first character that no YAML text may hold. YAML 1.1, section 4.1.1, "Character Set".
  var firstForbidden: (scalar: Unicode.Scalar, position: Position)? {
    for (index, line) in lines.enumerated() {
      if let column = line.firstIndex(where: { !Self.isAllowed($0) }) {
        return (line[column], position(line: index + 1, column: column + 1))
      }
    }
    return nil
  }

  /// How many aliases (`*name`) of anchors (`&name`) there may be: more where a text between quotes looks like one.
  var aliasCount: Int {
    var anchors: Set<String> = []
    var aliases: [String] = []
    for line in lines {
      for (index, scalar) in line.enumerated() where scalar == "*" || scalar == "&" {
        let name = Self.string(
          line[(index + 1)...].prefix { $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0) })
        if scalar == "&" { anchors.insert(name) } else { aliases.append(name) }
      }
    }
    return aliases.count { !$0.isEmpty && anchors.contains($0) }
  }

  private func originalColumn(line: Int, column: Int) -> Int {
    insertions.filter { $0.line == line }.reduce(column) { $0 > $1.column ? max($0 - $1.length, $1.column) : $0 }
  }

  private static func characters(_ scalars: ArraySlice<Unicode.Scalar>) -> Int { string(scalars).count }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// YAML 1.1, section 4.1.4, "Line Break Characters".
  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

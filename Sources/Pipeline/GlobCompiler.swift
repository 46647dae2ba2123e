/// What is wrong with a pattern: a sentence with the fix.
struct GlobProblem: Error, Hashable {
  let message: String
}

/// One instruction of a compiled pattern: after Ken Thompson, "Regular Expression Search Algorithm", 1968.
enum GlobInstruction: Sendable, Equatable {
  /// One character, ASCII in lower case.
  case literal(Character)
  /// A dot at the start of a name: nothing else matches the dot of a hidden file.
  case leadingDot
  /// `?`
  case any
  /// `[…]`
  case oneOf(GlobSet)
  /// `*`: stays here for every character but `/`.
  case anyInName
  /// `**/`: before a folder's name, or past them all; `folder`, inside a name, follows it.
  case folders, folder
  /// `**` at an end: before a name; `rest`, inside a name and perhaps at the end, follows it.
  case everything, rest
  case branch([Int])
  case jump(Int)
  case match
}

/// The characters that `[…]` stands for.
struct GlobSet: Sendable, Equatable {
  var isNegated = false
  var ranges: [ClosedRange<Character>] = []

  func contains(_ character: Character) -> Bool { ranges.contains { $0.contains(character) } != isNegated }
}

/// Turns a pattern into instructions.
struct GlobCompiler {
  /// In characters; file systems end at 4096 bytes.
  private static let lengthLimit = 4096
  private static let nestingLimit = 32

  private let pattern: [Character]
  private var index = 0
  private var program: [GlobInstruction] = []

  static func compile(_ text: String) throws(GlobProblem) -> [GlobInstruction] {
    try checkPath(text)
    var compiler = GlobCompiler(pattern: Array(text))
    try compiler.compileSequence(depth: 0)
    return compiler.program + [.match]
  }

  private init(pattern: [Character]) { self.pattern = pattern }

  private static func checkPath(_ text: String) throws(GlobProblem) {
    if text.isEmpty {
      throw GlobProblem(message: "the pattern is empty. Write one such as \"interviews/**/*.{mov,mp4}\"")
    }
    if text.count > lengthLimit {
      throw GlobProblem(message: "the pattern is longer than \(lengthLimit) characters. Shorten it")
    }
    if text.contains("\\") {
      let better = text.map { $0 == "\\" ? "/" : String($0) }.joined()
      throw GlobProblem(message: "a pattern separates folders by '/', not by '\\'. Write \(better.quoted)")
    }
    if text.hasPrefix("/") || text.hasPrefix("~") {
      throw GlobProblem(
        message:
          "a pattern is relative to the footage folder and cannot begin with '\(text.prefix(1))'. Leave out the path that "
          + "leads to the footage folder, as in \"interviews/*.mov\"")
    }
    if text.hasSuffix("/") {
      throw GlobProblem(
        message: "a pattern names files, and this one ends with '/'. Write \((text + "**").quoted) for all files below")
    }
    let names = text.split(omittingEmptySubsequences: false) { "/{},".contains($0) }
    if names.contains("..") {
      throw GlobProblem(
        message: "a pattern cannot leave the footage folder by '..'. Choose a footage folder that holds all the files")
    }
    if names.contains(".") { throw GlobProblem(message: "a pattern cannot hold './'. Leave it out") }
    if text.contains("//") { throw GlobProblem(message: "a pattern cannot hold '//'. Leave one '/' out") }
  }

  /// Up to the end, or up to the `,` or `}` that ends an alternative.
  private mutating func compileSequence(depth: Int) throws(GlobProblem) {
    while index < pattern.count {
      let character = pattern[index]
      switch character {
      case "*": compileStars()
      case "?":
        program.append(.any)
        index += 1
      case "[": program.append(.oneOf(try compileSet()))
      case "{": try compileAlternatives(depth: depth + 1)
      case "," where depth > 0, "}" where depth > 0: return
      case "." where isAtStartOfName(index):
        program.append(.leadingDot)
        index += 1
      default:
        program.append(.literal(character.asciiLowercased))
        index += 1
      }
    }
  }

  /// `**` counts only as a whole name; among other characters it is `*`.
  private mutating func compileStars() {
    let start = index
    while index < pattern.count, pattern[index] == "*" { index += 1 }
    let isAtEnd = index == pattern.count || "/},".contains(pattern[index])
    guard index - start == 2, isAtStartOfName(start), isAtEnd else {
      program.append(.anyInName)
      return
    }
    if index < pattern.count, pattern[index] == "/" {
      index += 1
      program += [.folders, .folder]
    } else {
      program += [.everything, .rest]
    }
  }

  private func isAtStartOfName(_ index: Int) -> Bool { index == 0 || "/{,".contains(pattern[index - 1]) }

  private mutating func compileSet() throws(GlobProblem) -> GlobSet {
    var set = GlobSet()
    index += 1
    if index < pattern.count, "!^".contains(pattern[index]) {
      set.isNegated = true
      index += 1
    }
    let first = index
    while index < pattern.count, pattern[index] != "]" || index == first {
      let low = pattern[index].asciiLowercased
      var high = low
      if index + 2 < pattern.count, pattern[index + 1] == "-", pattern[index + 2] != "]" {
        high = pattern[index + 2].asciiLowercased
        index += 2
      }
      guard low <= high else {
        throw GlobProblem(message: "the range '\(low)-\(high)' in the pattern is backwards. Write '\(high)-\(low)'")
      }
      set.ranges.append(low...high)
      index += 1
    }
    guard index < pattern.count else {
      throw GlobProblem(
        message: "the '[' in the pattern is not closed. Close it with ']', or write '[[]' for a '[' in a name")
    }
    index += 1
    return set
  }

  private mutating func compileAlternatives(depth: Int) throws(GlobProblem) {
    guard depth <= Self.nestingLimit else {
      throw GlobProblem(message: "the pattern nests '{' more than \(Self.nestingLimit) deep. Write it more simply")
    }
    let branch = program.count
    program.append(.branch([]))
    var starts: [Int] = []
    var exits: [Int] = []
    while true {
      index += 1
      starts.append(program.count)
      try compileSequence(depth: depth)
      guard index < pattern.count else {
        throw GlobProblem(message: "the '{' in the pattern is not closed. Close it with '}', as in \"*.{mov,mp4}\"")
      }
      exits.append(program.count)
      program.append(.jump(0))
      if pattern[index] == "}" { break }
    }
    index += 1
    program[branch] = .branch(starts)
    for exit in exits { program[exit] = .jump(program.count) }
  }
}

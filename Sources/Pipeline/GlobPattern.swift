/// A pattern for paths that are relative to the footage folder, such as `interviews/**/*.{mov,mp4}`.
///
/// `*` stands for any characters but `/`; `**`, where it is a whole folder name, for any number of folders including none, and at
/// the end of the pattern for everything below; `?` for one character but `/`; `[abc]`, `[a-z]` and `[!a-z]` for one of a set;
/// `{a,b}` for one of several patterns, which may nest. To name one of these characters, put it in brackets: `[*]`.
///
/// ASCII letters match without regard to case, since cameras write `A001.MOV`. What begins with a dot is matched only where the
/// pattern has that dot. Accents match however they are composed.
///
/// The time to match grows with the length of the pattern times that of the path, whatever the pattern.
public struct GlobPattern: Sendable {
  private let program: [GlobInstruction]

  /// Fails where `pattern` could match nothing: it is absolute, it is unfinished, or it leaves the footage folder.
  public init?(_ pattern: String) {
    guard let program = try? GlobCompiler.compile(pattern) else { return nil }
    self.program = program
  }

  /// Throws what is wrong with `pattern`, as a sentence with the fix.
  static func check(_ pattern: String) throws(GlobProblem) { _ = try GlobCompiler.compile(pattern) }

  /// Whether the whole of a path without a leading `/` matches.
  public func matches(_ relativePath: String) -> Bool {
    states(after: relativePath).list.contains { program[$0] == .match }
  }

  /// Whether something in a folder, or below it, could match.
  public func mayMatch(below relativeFolder: String) -> Bool { !states(after: relativeFolder + "/").list.isEmpty }

  private func states(after relativePath: String) -> GlobStates {
    var states = GlobStates(count: program.count)
    var next = GlobStates(count: program.count)
    add(0, to: &states)
    var isStart = true
    for character in relativePath {
      if states.list.isEmpty { break }
      let letter = character.asciiLowercased
      next.removeAll()
      for state in states.list { step(state, over: letter, isHidden: isStart && letter == ".", into: &next) }
      swap(&states, &next)
      isStart = letter == "/"
    }
    return states
  }

  /// Where the instruction at `state` goes after one character.
  private func step(_ state: Int, over letter: Character, isHidden: Bool, into next: inout GlobStates) {
    let isInName = letter != "/" && !isHidden
    switch program[state] {
    case .literal(let expected): if expected == letter && !isHidden { add(state + 1, to: &next) }
    case .leadingDot: if letter == "." { add(state + 1, to: &next) }
    case .any: if isInName { add(state + 1, to: &next) }
    case .oneOf(let set): if isInName && set.contains(letter) { add(state + 1, to: &next) }
    case .anyInName: if isInName { add(state, to: &next) }
    case .folders, .everything: if isInName { add(state + 1, to: &next) }
    case .folder, .rest: if letter == "/" { add(state - 1, to: &next) } else { add(state, to: &next) }
    case .branch, .jump, .match: break
    }
  }

  /// Adds a state, and those that are reached from it without a character.
  private func add(_ state: Int, to states: inout GlobStates) {
    var pending = [state]
    while let state = pending.popLast() {
      guard states.insert(state) else { continue }
      switch program[state] {
      case .anyInName, .rest: pending.append(state + 1)
      case .folders: pending.append(state + 2)
      case .branch(let targets): pending += targets
      case .jump(let target): pending.append(target)
      case .literal, .leadingDot, .any, .oneOf, .folder, .everything, .match: break
      }
    }
  }
}

/// A set of states of a running match.
private struct GlobStates {
  private(set) var list: [Int] = []
  private var contains: [Bool]

  init(count: Int) { contains = Array(repeating: false, count: count) }

  /// False where it is there already.
  mutating func insert(_ state: Int) -> Bool {
    if contains[state] { return false }
    contains[state] = true
    list.append(state)
    return true
  }

  mutating func removeAll() {
    for state in list { contains[state] = false }
    list.removeAll(keepingCapacity: true)
  }
}

extension Character {
  var asciiLowercased: Character {
    guard let value = asciiValue, (65...90).contains(value) else { return self }
    return Character(Unicode.Scalar(value + 32))
  }
}

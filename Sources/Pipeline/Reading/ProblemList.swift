import Files

/// The problems found so far in one file, and what else its author should know.
final class ProblemList {
  private(set) var all: [PipelineProblem] = []
  private(set) var notes: [Finding] = []
  private let file: String

  init(file: String) { self.file = file.printable }

  func add(at position: Position, _ message: String) {
    let problem = PipelineProblem(file: file, line: position.line, column: position.column, message.printable)
    // A value behind an alias is looked at wherever it is used, and its problem is one.
    if !all.contains(problem) { all.append(problem) }
  }

  /// A word that is written as it was in earlier versions.
  func noteOldWord(_ old: String, now new: String, at position: Position) {
    let note = Finding(
      .warning, check: "old-word", file: file,
      "on line \(position.line), '\(old)' is now written '\(new)'. Change it: the next version will not know the old word"
    )
    if !notes.contains(note) { notes.append(note) }
  }
}

/// A place in a file, counted from 1; columns in characters.
struct Position: Hashable {
  var line: Int
  var column: Int
}

extension String {
  /// As messages quote what a person wrote: on one line, at most 60 characters, harmless to a terminal.
  var quoted: String { count > 60 ? "'\(String(prefix(60)).printable)…'" : "'\(printable)'" }
}

extension [String] {
  /// `a, b or c`.
  var alternatives: String { joined(lastSeparator: " or ") }
  /// `a, b and c`.
  var enumeration: String { joined(lastSeparator: " and ") }

  private func joined(lastSeparator: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + lastSeparator + last
  }
}

import Files

/// The problems found so far in one file.
final class ProblemList {
  private(set) var all: [PipelineProblem] = []
  private let file: String

  init(file: String) { self.file = file.printable }

  func add(at position: Position, _ message: String) {
    let problem = PipelineProblem(file: file, line: position.line, column: position.column, message)
    // A value behind an alias is looked at wherever it is used, and its problem is one.
    if !all.contains(problem) { all.append(problem) }
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

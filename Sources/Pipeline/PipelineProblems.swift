import Files

/// Everything that is wrong in a pipeline file: never empty, in the order of its lines.
public struct PipelineProblems: Error, Sendable, Hashable, CustomStringConvertible {
  public let problems: [PipelineProblem]

  /// Fails where there are none.
  public init?(_ problems: [PipelineProblem]) {
    guard !problems.isEmpty else { return nil }
    self.problems = problems.sorted { ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message) }
  }

  init(nothingIn file: String, beginning: String = "backlit: 1") {
    problems = [
      PipelineProblem(
        file: file.printable, line: 1, column: 1, "the file says nothing. Begin it with the line '\(beginning)'")
    ]
  }

  /// One problem on each line, as `file:line:column: message`.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// Something wrong in a pipeline file, and what to write instead.
public struct PipelineProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// Counted from 1.
  public let line: Int
  /// Counted from 1, in characters.
  public let column: Int
  /// A sentence, with the fix.
  public let message: String
  public let file: String

  public init(file: String, line: Int, column: Int, _ message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String { "\(file):\(line):\(column): \(message)" }
}

import Foundation

/// A program that ran to its end, and what it said.
package struct Command: Sendable, CustomStringConvertible {
  package struct Failed: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
  }

  package let status: Int32
  /// Of standard output.
  package let data: Data
  package let errors: String
  private let line: String

  /// Runs a program that is named by its path, or by its name on the PATH. `environment` is added to that of the tests, and nothing can be
  /// read from standard input.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil
  ) throws {
    // A pipe would have to be emptied while the process runs.
    let said = try TemporaryFolder()
    let output = said.url.appendingPathComponent("output"), problems = said.url.appendingPathComponent("errors")
    for file in [output, problems] { try Data().write(to: file) }
    let process = Process(), isPath = program.hasPrefix("/")
    process.executableURL = URL(fileURLWithPath: isPath ? program : "/usr/bin/env")
    process.arguments = isPath ? arguments : [program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: problems)
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    data = try Data(contentsOf: output)
    errors = String(decoding: try Data(contentsOf: problems), as: UTF8.self)
    line = ([program] + arguments).joined(separator: " ")
    withExtendedLifetime(said) {}
  }

  package var output: String { String(decoding: data, as: UTF8.self) }

  package var description: String { "\(line)\nended with \(status)\n\(output)\(errors)" }

  /// Itself, or an error that says what it said.
  @discardableResult
  package func succeeding() throws -> Command {
    guard status == 0 else { throw Failed("\(self)\nscripts/setup installs what the tests need") }
    return self
  }
}

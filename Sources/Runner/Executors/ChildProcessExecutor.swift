import Files
import Foundation
import Pipeline
import Subprocess
import Support
import SystemPackage

/// In a child process each: this program run again, as `backlit job TICKET`. A child that crashes or is killed costs its job only.
///
/// The child lives no longer than we do: it ends when its standard input does. What it has to say while it works are lines of JSON on its
/// standard output, each a `StageEvent`; what it came to is a file. Its standard error is kept for whoever looks for the reason.
public struct ChildProcessExecutor: JobExecutor {
  /// The program as it was started, also where the file has been replaced since.
  public static let thisProgram = "/proc/self/exe"

  private let program: String

  public init(program: String = thisProgram) { self.program = program }

  public func execute(
    _ ticket: JobTicket, in folder: String, report: @escaping @Sendable (StageEvent) -> Void
  ) async throws -> JobResult {
    let path = "\(folder)/\(JobTicket.fileName)", resultPath = "\(folder)/\(JobResult.fileName)"
    try CanonicalJSON.write(ticket, to: path, permissions: 0o600)
    try WholeFile.remove(resultPath)
    let last = Locked<StageEvent?>(nil)
    let status: TerminationStatus
    do {
      let errors = try FileDescriptor.open(
        "\(folder)/errors.txt", .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
      status = try await Subprocess.run(
        .path(FilePath(program)), arguments: ["job", path, "--with-parent"], input: .inputWriter, output: .sequence,
        error: .fileDescriptor(errors, closeAfterSpawningProcess: true)
      ) { child in
        for try await line in child.standardOutput.strings() {
          guard let event = try? JSONDecoder().decode(StageEvent.self, from: Data(line.utf8)) else { continue }
          last.withLock { $0 = event }
          report(event)
        }
      }.terminationStatus
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      return failed(ticket, "its process could not be started (\(error))", nil, folder)
    }
    try Task.checkCancellation()
    if status.isSuccess, let result = try? CanonicalJSON.read(JobResult.self, from: resultPath) { return result }
    return failed(ticket, Self.words(for: status), last.withLock { $0 }, folder)
  }

  private func failed(_ ticket: JobTicket, _ what: String, _ last: StageEvent?, _ folder: String) -> JobResult {
    var place = ""
    if case .progress(let done, let total) = last { place = ", at \(done)\(total > 0 ? " of \(total)" : "")" }
    var result = JobResult()
    result.failure = Explanation(
      .environment, doing: "running the stage '\(ticket.stage)'\(place)",
      path: ticket.source?.name ?? ticket.outputFolder,
      reason: what + (Self.lastWords(in: folder).map { "; its last words were: \($0)" } ?? ""),
      advice:
        "Run again. If it happens again, this does the one job: backlit job \(folder.printable)/\(JobTicket.fileName)")
    return result
  }

  private static func words(for status: TerminationStatus) -> String {
    switch status {
    case .exited(let code): return "its process ended with code \(code) and left no result"
    case .signaled(let signal):
      let name = strsignal(signal).map { String(cString: $0) } ?? "unknown"
      let hint = signal == SIGKILL ? ": somebody killed it, or the machine ran out of memory" : ""
      return "its process was ended by signal \(signal) (\(name))\(hint)"
    }
  }

  /// The last line that the child wrote to its standard error, shortened.
  private static func lastWords(in folder: String) -> String? {
    guard let data = try? SourceFile(path: "\(folder)/errors.txt").contents(limit: 1 << 20) else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    let line = lines.first { $0.contains("Fatal error") } ?? lines.last
    return line.map { String($0.prefix(300)).printable }
  }
}

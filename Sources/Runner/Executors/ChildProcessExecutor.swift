import Files
import Foundation
import Pipeline
import Subprocess
import Support
import SystemPackage

/// In a child process each: this program run again, as `backlit job`. A child that crashes or is killed costs its job only.
///
/// The next child is started while one works, and waits for its ticket.
public final class ChildProcessExecutor: JobExecutor {
  /// The program as it was started, also where the file has been replaced since.
  public static let thisProgram = "/proc/self/exe"

  /// Beside the ticket: what the child writes to its standard error.
  public static let errorsName = "errors.txt"

  private let program: String
  private let waiting = Locked<ChildProcess?>(nil)

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
      status = try await work(onTicketAt: path) { event in
        last.withLock { $0 = event }
        report(event)
      }
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      return failed(ticket, "its process could not be started (\(error))", nil, folder)
    } catch is ChildProcess.Gone {
      try Task.checkCancellation()
      return failed(ticket, "its process ended before it began", nil, folder)
    }
    try Task.checkCancellation()
    if status.isSuccess, let result = try? CanonicalJSON.read(JobResult.self, from: resultPath) { return result }
    return failed(ticket, Self.words(for: status), last.withLock { $0 }, folder, Self.kind(of: status))
  }

  private func work(
    onTicketAt path: String, report: @escaping @Sendable (StageEvent) -> Void
  ) async throws -> TerminationStatus {
    let child = waiting.withLock { waiting in
      defer { waiting = ChildProcess(program: program) }
      return waiting
    }
    do {
      return try await (child ?? ChildProcess(program: program)).work(onTicketAt: path, report: report)
    } catch is ChildProcess.Gone {
      try Task.checkCancellation()
      return try await ChildProcess(program: program).work(onTicketAt: path, report: report)
    }
  }

  private func failed(
    _ ticket: JobTicket, _ what: String, _ last: StageEvent?, _ folder: String, _ kind: Explanation.Kind = .environment
  ) -> JobResult {
    var place = ""
    if case .progress(let done, let total) = last { place = ", at \(done)\(total > 0 ? " of \(total)" : "")" }
    var result = JobResult()
    let again =
      ticket.source == nil
      ? "" : ". If it happens again, this does the one job: backlit job \(folder.printable)/\(JobTicket.fileName)"
    result.failure = Explanation(
      kind, doing: "running the stage '\(ticket.stage)'\(place)", path: ticket.source?.name ?? ticket.outputFolder,
      reason: what + (Self.lastWords(in: folder).map { "; its last words were: \($0)" } ?? ""),
      advice: (kind == .bug
        ? "Run again, and report it with the output of 'backlit doctor': it is a mistake in Backlit or in a library of it"
        : "Run again") + again)
    return result
  }

  /// Signals that a process gives itself by what it does tell of a mistake, ours or a library's; others come from outside.
  private static func kind(of status: TerminationStatus) -> Explanation.Kind {
    guard case .signaled(let signal) = status else { return .environment }
    return [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGSYS].contains(signal) ? .bug : .environment
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
    guard let data = try? SourceFile(path: "\(folder)/\(Self.errorsName)").contents(limit: 1 << 20) else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    let line = lines.first { $0.contains("Fatal error") } ?? lines.last
    return line.map { String($0.prefix(300)).printable }
  }
}

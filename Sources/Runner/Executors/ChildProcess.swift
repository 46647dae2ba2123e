import Foundation
import Pipeline
import Subprocess
import Support
import SystemPackage

/// A process of this program that does one job, and only one: who has decoded a stranger's file does not go on to the next.
///
/// It is started before its job is known, and has loaded its libraries by then: a few hundred, in a tenth of a second. It is told the
/// ticket's path on its standard input, and ends when that does: it lives no longer than we do. What it has to say while it works are
/// lines of JSON on its standard output: an empty object when it has its ticket, then a `StageEvent` each. From its ticket on, its standard error is a file beside it.
final class ChildProcess: Sendable {
  /// It ended before it had its ticket: nothing was done.
  struct Gone: Error {}

  private let process: Task<TerminationStatus, any Error>
  private let tickets: AsyncStream<Ticket>.Continuation

  private struct Ticket {
    let path: String
    let report: @Sendable (StageEvent) -> Void
  }

  init(program: String) {
    let (waiting, tickets) = AsyncStream<Ticket>.makeStream()
    self.tickets = tickets
    process = Task {
      try await Subprocess.run(
        .path(FilePath(program)), arguments: ["job", "--with-parent"], input: .inputWriter, output: .sequence,
        error: .discarded
      ) { child in
        for await ticket in waiting {
          do { _ = try await child.standardInputWriter.write(ticket.path + "\0") } catch { throw Gone() }
          var hasBegun = false
          for try await line in child.standardOutput.jsonLines {
            hasBegun = true
            guard let event = try? JSONDecoder().decode(StageEvent.self, from: Data(line.utf8)) else { continue }
            ticket.report(event)
          }
          guard hasBegun else { throw Gone() }
        }
      }.terminationStatus
    }
  }

  /// Nobody needs it any more.
  deinit { tickets.finish() }

  /// Has it do the job, and waits for its end. Throws `Gone`, and `SubprocessError` where it could not be started.
  func work(onTicketAt path: String, report: @escaping @Sendable (StageEvent) -> Void) async throws -> TerminationStatus
  {
    tickets.yield(Ticket(path: path, report: report))
    tickets.finish()
    return try await withTaskCancellationHandler {
      try await process.value
    } onCancel: {
      process.cancel()
    }
  }
}

extension SubprocessOutputSequence {
  /// What a child of ours says, a line each. Only a line feed ends one: inside a text, JSON leaves the other breaks of Unicode as they are.
  public var jsonLines: StringSequence<UTF8> {
    strings(separatedBy: .unicodeScalarSequence(CollectionOfOne("\n")), bufferingPolicy: .maxLineLength(64 << 20))
  }
}

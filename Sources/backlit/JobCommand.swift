import ArgumentParser
import Files
import Foundation
import Media
import Pipeline
import Redaction
import Runner
import Stages
import Support

struct JobCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "job", abstract: "Do the one job that a ticket describes.",
    discussion: """
      A run starts each of its jobs this way, in a process of its own. Of a job that failed, the ticket is kept in the workspace, so that it \
      can be done again alone; what it makes then lies beside the ticket. What happens is told as lines of JSON on standard output; what it came to is written beside the ticket, \
      as result.json.
      """)

  @Argument(help: "The ticket: a file called ticket.json below OUT.workspace/tickets.")
  var ticket: String

  @Flag(help: "End when standard input does, as when the run that started this ended.")
  var withParent = false

  func run() throws {
    if withParent { Self.endWithStandardInput() }
    var ticket = try CanonicalJSON.read(JobTicket.self, from: ticket)
    guard ticket.tool.version == Backlit.toolVersion, ticket.tool.code == CodeFingerprint.stages else {
      throw Failure(
        doing: "doing a job", path: self.ticket, reason: "another Backlit wrote the ticket",
        advice: "Run the pipeline again with this one")
    }
    let folder = URL(fileURLWithPath: self.ticket).deletingLastPathComponent()
    if !withParent { try keepApart(&ticket, below: folder) }
    let lines = EventLines()
    var result = JobWork(catalog: allStages).perform(ticket) { lines.add($0) }
    result.usage.takeOfThisProcess()
    let path = folder.appendingPathComponent(JobResult.fileName).path
    try CanonicalJSON.write(result, to: path, permissions: 0o600)
    if let failure = result.failure, !withParent { throw Failure(failure) }
  }

  /// Done again by hand, a job touches neither what is delivered nor what is known: a run has locks for that, and takes the proofs away first.
  private func keepApart(_ ticket: inout JobTicket, below folder: URL) throws {
    ticket.factsFolder = folder.appendingPathComponent("facts").path
    ticket.outputFolder = folder.appendingPathComponent("out").path
    for place in [ticket.factsFolder, ticket.outputFolder] { try WholeFile.makeFolder(place, permissions: 0o700) }
  }

  /// The run holds the other end for as long as it lives, however it ends.
  private static func endWithStandardInput() {
    let thread = Thread {
      var byte: UInt8 = 0
      while true {
        let count = read(STDIN_FILENO, &byte, 1)
        if count > 0 || (count < 0 && errno == EINTR) { continue }
        _exit(ExitStatus.failed.code)
      }
    }
    thread.start()
  }
}

/// Events as lines of JSON; progress at most ten times a second.
private final class EventLines: Sendable {
  private let last = Locked(ContinuousClock.now - .seconds(1))

  func add(_ event: StageEvent) {
    if case .progress(let done, let total) = event, done != total {
      let now = ContinuousClock.now
      let isDue = last.withLock { last in
        guard now - last >= .milliseconds(100) else { return false }
        last = now
        return true
      }
      guard isDue else { return }
    }
    guard let line = try? CanonicalJSON.compact(event) else { return }
    Console.print(String(decoding: line, as: UTF8.self))
  }
}

extension JobUsage {
  /// Of this process so far.
  fileprivate mutating func takeOfThisProcess() {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return }
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    coreSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    // In units of 1024 bytes, as getrusage(2) says.
    megabytes = Int(usage.ru_maxrss) / 1024
  }
}

import ArgumentParser
import Files
import Foundation
import Media
import Pipeline
import Redaction
import Runner
import Stages
import Support
import SystemPackage

struct JobCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "job", abstract: "Do the one job that a ticket describes.",
    discussion: """
      A run starts each of its jobs this way, in a process of its own. Of a job that failed, the ticket is kept in the workspace, so that it \
      can be done again alone; what it makes then lies beside the ticket. What happens is told as lines of JSON on standard output; what it came to is written beside the ticket, \
      as result.json.
      """)

  @Argument(help: "The ticket: a file called ticket.json below OUT.workspace/tickets.")
  var ticket: String?

  @Flag(help: .hidden)
  var withParent = false

  func validate() throws {
    if ticket == nil, !withParent { throw ValidationError("Give the path of a ticket.") }
  }

  func run() throws {
    guard let path = try ticket ?? Self.ticketOfParent() else { return }
    var ticket = try CanonicalJSON.read(JobTicket.self, from: path)
    guard ticket.tool.version == Backlit.toolVersion, ticket.tool.code == CodeFingerprint.stages else {
      throw Failure(
        doing: "doing a job", path: path, reason: "another Backlit wrote the ticket",
        advice: "Run the pipeline again with this one")
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    if !withParent {
      guard ticket.source != nil else {
        throw Failure(
          doing: "doing a job", path: path,
          reason: "'\(ticket.stage)' is about all that was delivered, and no job of one source",
          advice: "Run the pipeline again: what is done is kept")
      }
      try keepApart(&ticket, below: folder)
    }
    // What `top` calls this process: `detect-001`.
    Thread.current.name = ticket.id
    if withParent { Console.print("{}") }
    let lines = EventLines()
    var result = JobWork(catalog: allStages).perform(ticket) { lines.add($0) }
    result.usage.takeOfThisProcess()
    try CanonicalJSON.write(result, to: folder.appendingPathComponent(JobResult.fileName).path, permissions: 0o600)
    if var failure = result.failure, !withParent {
      // As in a run: the call was right, and the source is not.
      if failure.kind == .input { failure.kind = .environment }
      throw Failure(failure)
    }
  }

  /// Done again by hand, a job touches neither what is delivered nor what is known: a run has locks for that, and takes the proofs away first.
  private func keepApart(_ ticket: inout JobTicket, below folder: URL) throws {
    ticket.factsFolder = folder.appendingPathComponent("facts").path
    ticket.outputFolder = folder.appendingPathComponent("out").path
    for place in [ticket.factsFolder, ticket.outputFolder] { try WholeFile.makeFolder(place, permissions: 0o700) }
  }

  /// What the run that started this writes to standard input: the path of the ticket, and a zero. nil where it needs nobody any more.
  private static func ticketOfParent() throws -> String? {
    var path: [UInt8] = []
    while let byte = nextOfStandardInput(), byte != 0 { path.append(byte) }
    guard !path.isEmpty else { return nil }
    let ticket = String(decoding: path, as: UTF8.self)
    // Whoever looks for the reason finds our last words beside the ticket.
    let errors = try FileDescriptor.open(
      FilePath((ticket as NSString).deletingLastPathComponent).appending(ChildProcessExecutor.errorsName), .writeOnly,
      options: [.create, .truncate], permissions: .ownerReadWrite)
    _ = try errors.duplicate(as: .standardError)
    try errors.close()
    // The run holds the other end for as long as it lives, however it ends.
    let thread = Thread {
      while nextOfStandardInput() != nil {}
      _exit(ExitStatus.failed.code)
    }
    thread.start()
    return ticket
  }

  private static func nextOfStandardInput() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      return count > 0 ? byte : nil
    }
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

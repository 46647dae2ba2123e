import Files
import Support

@testable import Runner

/// Collects what a run tells.
final class EventLog: Sendable {
  private let events = Locked<[RunEvent]>([])

  func add(_ event: RunEvent) { events.withLock { $0.append(event) } }

  var all: [RunEvent] { events.withLock { $0 } }

  var started: [String: Reason] {
    all.reduce(into: [:]) { if case .started(let job, let reason) = $1 { $0[job.id] = reason } }
  }

  /// Jobs whose results were right.
  var kept: [String] {
    all.compactMap { if case .kept(let job, _) = $0 { job.id } else { nil } }
  }
}

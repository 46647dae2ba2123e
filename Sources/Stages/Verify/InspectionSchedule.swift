import Foundation
import Redaction
import Support

/// Decodes renditions on all cores, those of one source beside each other: leads a little ahead, so that what they show is known when others are
/// held against it, and is kept for a few seconds only.
///
/// `@unchecked Sendable`: every access to the state is made while holding the condition's lock.
final class InspectionSchedule: @unchecked Sendable {
  /// Renditions that are looked at together.
  struct Group {
    let lead: InspectedRendition
    let others: [InspectedRendition]
    /// What the lead shows; nil where nobody asks.
    let shown: LeadPictures?

    var all: [InspectedRendition] { [lead] + others }
  }

  private let condition = NSCondition()
  private let groups: [Group]
  /// Those that a thread is reading.
  private var busy: Set<ObjectIdentifier> = []
  /// How many stretches of each are read.
  private var stretches: [ObjectIdentifier: Int] = [:]
  private var finished = 0

  /// Stretches that leads may be ahead of the last of the others.
  private static let ahead = 2
  /// More do not help a disk.
  private static let mostThreads = 4
  /// Seconds that others may look back at.
  private static let back = 0.5

  init(_ groups: [Group]) { self.groups = groups }

  /// Returns when all are read; `each` is called for every one that is.
  func run(each: () -> Void) {
    let count = groups.reduce(0) { $0 + $1.all.count }
    let threads = max(1, min(Self.mostThreads, count, ProcessInfo.processInfo.activeProcessorCount))
    let workers = (0..<threads).map { _ in WorkerThread("inspect") { [self] in while let next = take() { read(next) } }
    }
    var told = 0
    while told < count {
      condition.lock()
      while finished == told { condition.wait() }
      let now = finished
      condition.unlock()
      for _ in told..<now { each() }
      told = now
    }
    for worker in workers { try? worker.join() }
  }

  private func read(_ rendition: InspectedRendition) {
    rendition.readOn()
    condition.lock()
    busy.remove(ObjectIdentifier(rendition))
    stretches[ObjectIdentifier(rendition)] = rendition.stretches
    if rendition.result != nil { finished += 1 }
    condition.broadcast()
    condition.unlock()
  }

  /// Waits for something to do; nil once nothing is left.
  private func take() -> InspectedRendition? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let next = groups.lazy.compactMap(next(in:)).first {
        busy.insert(ObjectIdentifier(next))
        return next
      }
      if groups.allSatisfy({ $0.all.allSatisfy { isDone($0) } }) { return nil }
      condition.wait()
    }
  }

  /// Of a rendition that is being read nothing is asked.
  private func isFree(_ rendition: InspectedRendition) -> Bool { !busy.contains(ObjectIdentifier(rendition)) }
  private func isDone(_ rendition: InspectedRendition) -> Bool { isFree(rendition) && rendition.result != nil }
  private func isOpen(_ rendition: InspectedRendition) -> Bool { isFree(rendition) && rendition.result == nil }

  private func next(in group: Group) -> InspectedRendition? {
    let last = group.others.filter { !isDone($0) }.map { progress($0) }.min() ?? .max - Self.ahead
    group.shown?.forget(before: Double(last) * InspectedRendition.stretch - Self.back)
    if isOpen(group.lead), progress(group.lead) < last + Self.ahead { return group.lead }
    return group.others.filter(isOpen).sorted { progress($0) < progress($1) }.first { other in
      isDone(group.lead) || progress(group.lead) > progress(other)
    }
  }

  /// Stretches that are surely read.
  private func progress(_ rendition: InspectedRendition) -> Int { stretches[ObjectIdentifier(rendition)] ?? 0 }
}

import Files
import Foundation
import Pipeline
import Support

/// Gives every source a neutral name, `001`, `002`, …, and remembers it in the private workspace.
///
/// A name stays with its source when others come and go, and is never given to another.
struct NameRegister {
  private let path: String
  private var ids: [String: String]
  private var isChanged = false
  /// What a person should know: that the register was lost.
  private(set) var findings: [Finding] = []

  /// A register that is lost is made again from the records of jobs, by their ids. Throws `Failure` where it exists and cannot be read: names
  /// given anew could swap two people.
  init(path: String, records: [String: JobRecord] = [:]) throws {
    self.path = path
    guard access(path, F_OK) == 0 else {
      let known = records.values.compactMap { record in
        record.job.sourceName.flatMap { name in record.job.source.map { (name, $0) } }
      }
      ids = Dictionary(known) { first, _ in first }
      isChanged = !ids.isEmpty
      try check(reason: "it is lost, and what the jobs of earlier runs say of it contradicts itself")
      if isChanged {
        findings = [
          Finding(
            .warning, check: "names-restored",
            "names.json was lost: which number belongs to which source was taken from the records of \(ids.count) of them. "
              + "Numbers of sources that were never worked on may be given again")
        ]
      }
      return
    }
    do {
      ids = try CanonicalJSON.read([String: String].self, from: path)
    } catch {
      throw Self.failure(path, error.reason)
    }
    try check(reason: "its names are not numbers, each given once")
  }

  /// The neutral names of these sources; those without one get the next numbers, in ascending order of `names`.
  mutating func ids(of names: [String]) -> [String: String] {
    var last = ids.values.compactMap { Int($0) }.max() ?? 0
    for name in names.sorted() where ids[name] == nil {
      last += 1
      ids[name] = Self.text(last)
      isChanged = true
    }
    return names.reduce(into: [:]) { $0[$1] = ids[$1] }
  }

  /// Writes the register where a name was given since it was read.
  mutating func save() throws {
    guard isChanged else { return }
    try CanonicalJSON.write(ids, to: path, permissions: 0o600)
    isChanged = false
  }

  private func check(reason: String) throws {
    guard ids.values.allSatisfy(Self.isNeutral), Set(ids.values.map { Int($0) }).count == ids.count else {
      throw Self.failure(path, reason)
    }
  }

  private static func failure(_ path: String, _ reason: String) -> Failure {
    Failure(
      .environment, doing: "reading which neutral name belongs to which source", path: path, reason: reason,
      advice: "Restore it from a copy, or move the whole workspace and the output folder away and begin anew")
  }

  private static func text(_ number: Int) -> String { number.padded(to: 3) }

  private static func isNeutral(_ id: String) -> Bool {
    (3...9).contains(id.utf8.count) && id.utf8.allSatisfy { (48...57).contains($0) }
  }
}

import Files
import Foundation

/// Gives every source a neutral name, `001`, `002`, …, and remembers it in the private workspace.
///
/// A name stays with its source when others come and go, and is never given to another.
struct NameRegister {
  private let path: String
  private var ids: [String: String]
  private var isChanged = false

  /// Throws `Failure` where the register exists and cannot be read: names given anew could swap two people.
  init(path: String) throws {
    self.path = path
    guard access(path, F_OK) == 0 else {
      ids = [:]
      return
    }
    let doing = "reading which neutral name belongs to which source"
    let advice = "Restore it from a copy, or move the whole workspace and the output folder away and begin anew"
    do {
      ids = try CanonicalJSON.read([String: String].self, from: path)
    } catch {
      throw Failure(doing: doing, path: path, reason: error.reason, advice: advice)
    }
    guard ids.values.allSatisfy(Self.isNeutral), Set(ids.values.map { Int($0) }).count == ids.count else {
      throw Failure(doing: doing, path: path, reason: "its names are not numbers, each given once", advice: advice)
    }
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

  private static func text(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  private static func isNeutral(_ id: String) -> Bool {
    (3...9).contains(id.utf8.count) && id.utf8.allSatisfy { (48...57).contains($0) }
  }
}

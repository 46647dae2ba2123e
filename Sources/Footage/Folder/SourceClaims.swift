import Files

/// The sources found so far: a file can be one source only.
struct SourceClaims {
  private(set) var sources: [FoundSource] = []
  private var indices: [String: Int] = [:]

  /// A set may come upon a file more than once, as an export does that names it in two messages: the first time counts.
  mutating func add(_ source: FoundSource) throws {
    guard let index = indices[source.name] else {
      indices[source.name] = sources.count
      sources.append(source)
      return
    }
    let other = sources[index]
    // Strings that differ only in how accents are composed are equal, yet they are two names to the file system.
    guard Array(other.name.utf8) == Array(source.name.utf8) else {
      throw Failure(
        doing: "looking for sources", path: source.name,
        reason: "two files have this name, with accents stored in two ways",
        advice: "Rename one of them")
    }
    if other.set == source.set { return }
    throw Failure(
      doing: "looking for sources", path: source.name,
      reason: "it belongs to two source sets, '\(other.set.printable)' and '\(source.set.printable)'",
      advice: "Change the patterns under 'sources:' so that only one of them matches it")
  }
}

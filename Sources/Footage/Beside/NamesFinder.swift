import Files
import Pipeline

/// Finds the list of names that must not be said, read or shown: `names.yaml`, at the top of the footage folder or beside the pipeline file.
///
/// Whoever writes one expects that it counts. So what is called like one, and would not be read, is an error.
struct NamesFinder {
  static let name = "names.yaml"

  /// At most one.
  let lists: [Artifact]

  /// Names are relative to `folder`, which is absolute. Throws `Failure` where something is called like a list and is none.
  init(folder: String, files: [String], bypassed: [FolderListing.Bypassed] = []) throws {
    let unusable =
      files.filter { Self.isMeantAsOne($0) && $0 != Self.name }.map {
        ($0, "it is called like a list of names, and only \(Self.name) at the top of the folder is read as one")
      } + bypassed.filter { Self.isMeantAsOne($0.name) }.map { ($0.name, $0.reason) }
    if let (name, reason) = unusable.min(by: { $0.0 < $1.0 }) {
      throw Failure(
        doing: "looking for lists of names", path: RelativePath.joined(folder, name), reason: reason,
        advice:
          "Put it at the top of the folder as \(Self.name), or take it out of the folder: its names would not be hidden"
      )
    }
    lists = files.contains(Self.name) ? [Artifact(.names, path: RelativePath.joined(folder, Self.name))] : []
  }

  /// Whether a file is called as a list, wherever it lies: it is no source then.
  static func isOne(_ name: String) -> Bool { isMeantAsOne(name) }

  /// `names.yml`, `names (1).yaml`, `names-2.yaml` anywhere; at the top `names.txt` and the like, too.
  private static func isMeantAsOne(_ name: String) -> Bool {
    let parts = RelativePath.lastName(of: name).lowercased().split(separator: ".")
    guard let stem = parts.first, parts.count > 1 else { return false }
    let word = stem.prefix(while: \.isLetter)
    guard word == "names" || stem == "name" else { return false }
    let endings = Set(parts.dropFirst().map(String.init))
    if !endings.isDisjoint(with: ["yaml", "yml"]) { return true }
    return name.contains("/") || stem != "names" ? false : !endings.isDisjoint(with: ["json", "txt", "csv", "md"])
  }
}

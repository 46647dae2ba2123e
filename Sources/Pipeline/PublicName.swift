/// The name under which a source is published, `breaking-the-brand-001`, in paths that are relative to the output folder.
///
/// It stands in a path as a whole folder, or as the beginning of a file's name up to its first dot:
/// `youtube/film-001.en.mp4`, `web/film-001/720p.mp4`. Facts hold paths with a placeholder, so that a new title changes none of them.
public enum PublicName {
  public static let placeholder = "{name}"

  /// Whether a path names something of the source with this name.
  public static func isIn(_ path: String, _ name: String) -> Bool {
    path.split(separator: "/").contains { isOf($0, name) }
  }

  /// The path with the placeholder; as it is where there is no name.
  public static func template(of path: String, named name: String?) -> String {
    guard let name else { return path }
    return replace(name, by: placeholder, in: path)
  }

  public static func path(of template: String, named name: String?) -> String {
    guard let name else { return template }
    return replace(placeholder, by: name, in: template)
  }

  private static func isOf(_ part: Substring, _ name: String) -> Bool { part == name || part.hasPrefix(name + ".") }

  /// The last such part: a platform of one's own may be called like what is published there.
  private static func replace(_ old: String, by new: String, in path: String) -> String {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let index = parts.lastIndex(where: { isOf($0[...], old) }) else { return path }
    parts[index] = new + parts[index].dropFirst(old.count)
    return parts.joined(separator: "/")
  }
}

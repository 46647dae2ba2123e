/// Files that systems leave in folders that somebody looked at.
public enum SystemFiles {
  /// The Finder's `.DS_Store` and `._*` (AppleDouble), the Explorer's `Thumbs.db` and `desktop.ini`, Linux desktops' `.directory`.
  public static func isLeftBySystem(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let known = [".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".directory"]
    return known.contains(name.lowercased()) || name.hasPrefix("._")
  }
}

import Files
import Pipeline

/// Finds the recordings of readers that belong to a source by their names: `A001.reader.en.wav` beside `A001.mov`.
///
/// Whoever puts one there expects that it is heard in place of the voice. So one that belongs to no file is an error.
struct RecordingFinder {
  static let endings: Set<String> = ["wav", "flac", "m4a", "aac", "mp3", "ogg", "opus"]
  private static let word = "reader"

  private let folder: String
  /// By what their names say they belong to, without its ending.
  private var recordings: [String: [(name: String, language: String)]] = [:]
  private var unusable: [(name: String, reason: String)] = []

  /// Names are relative to `folder`, which is absolute.
  init(folder: String, files: [String], bypassed: [FolderListing.Bypassed] = []) {
    self.folder = folder
    for name in files where Self.isOne(name) {
      guard let (stem, language) = Self.parts(of: name) else {
        unusable.append((name, "its name does not say the language that is read"))
        continue
      }
      recordings[stem, default: []].append((name, language))
    }
    unusable += bypassed.filter { Self.isOne($0.name) }.map { ($0.name, $0.reason) }
  }

  /// Whether a file is called as a reader's recording: it is no source then.
  static func isOne(_ name: String) -> Bool {
    let parts = RelativePath.lastName(of: name).lowercased().split(separator: ".")
    return parts.count >= 3 && endings.contains(String(parts[parts.count - 1]))
      && parts.dropFirst().dropLast().contains(Substring(word))
  }

  /// What it belongs to, and the language in its usual spelling.
  private static func parts(of name: String) -> (stem: String, language: String)? {
    let parts = RelativePath.lastName(of: name).split(separator: ".").map(String.init)
    guard parts.count >= 4, parts[parts.count - 3].lowercased() == word,
      let language = LanguageTag.canonical(parts[parts.count - 2]) ?? LanguageTag.known(parts[parts.count - 2])
    else { return nil }
    let stem = parts.dropLast(3).joined(separator: ".")
    return (RelativePath.joined(RelativePath.parent(of: name), stem), language)
  }

  struct Result {
    var recordings: [Artifact] = []
    var problem: Explanation?
  }

  /// Those of the source `name`, relative to the folder, sorted by language.
  func recordings(of name: String) -> Result {
    var result = Result()
    var found: [String: String] = [:]
    for stem in Set([Self.stem(of: name), name]) {
      for recording in recordings[stem] ?? [] {
        guard let other = found.updateValue(recording.name, forKey: recording.language) else { continue }
        result.problem = Explanation(
          doing: "looking for readers' recordings", path: name,
          reason: "it has two in '\(recording.language)': \(other.printable) and \(recording.name.printable)",
          advice: "Keep the one that is right and move the other elsewhere")
      }
    }
    result.recordings = found.sorted { $0.key < $1.key }.map {
      Artifact(.recording, path: RelativePath.joined(folder, $1), language: $0)
    }
    return result
  }

  /// Throws `Failure` where one belongs to none of `files`.
  func checkAllBelong(to files: [String]) throws {
    let advice = "Name it like its source, as in A001.reader.en.wav for A001.mov, or take it out of the folder"
    if let wrong = unusable.min(by: { $0.name < $1.name }) {
      throw Failure(doing: "looking for readers' recordings", path: wrong.name, reason: wrong.reason, advice: advice)
    }
    let known = Set(files.filter { !Self.isOne($0) }.flatMap { [Self.stem(of: $0), $0] })
    guard let stray = recordings.filter({ !known.contains($0.key) }).values.flatMap({ $0 }).map(\.name).min() else {
      return
    }
    throw Failure(
      doing: "looking for readers' recordings", path: stray,
      reason: "it belongs to no file: nothing beside it is called as its name begins", advice: advice)
  }

  private static func stem(of name: String) -> String {
    RelativePath.joined(RelativePath.parent(of: name), FileName.stem(of: name))
  }
}

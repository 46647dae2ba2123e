import Files
import Media
import Pipeline

/// What was found right before, so that a second run over hundreds of sources opens none of them again. Private.
///
/// Only what was found right is kept, and only for files that are as they were.
struct PreflightMemory: Codable {
  private struct Medium: Codable {
    let stamp: FileStamp
    let tier: InputTier
    let info: MediaInfo
  }

  /// Of the code and the fonts with which it was found.
  private let key: String
  private var media: [String: Medium] = [:]
  private var transcripts: [String: FileStamp] = [:]
  private var isChanged = false

  private enum CodingKeys: CodingKey { case key, media, transcripts }

  /// What was kept under another key, or cannot be read, counts as nothing.
  init(at path: String, key: String) {
    if let known = try? CanonicalJSON.read(Self.self, from: path), known.key == key {
      self = known
    } else {
      self.key = key
    }
  }

  func info(of file: Preflight.Inspection) -> MediaInfo? {
    guard let known = media[file.path], known.tier == file.tier, (try? FileStamp(path: file.path)) == known.stamp
    else { return nil }
    return known.info
  }

  /// `stamp` is the file's from before it was looked at.
  mutating func keep(_ info: MediaInfo, of file: Preflight.Inspection, _ stamp: FileStamp) {
    media[file.path] = Medium(stamp: stamp, tier: file.tier, info: info)
    isChanged = true
  }

  /// `use` is everything that a transcript was checked for: a language, a style.
  func isKnown(transcript path: String, for use: String) -> Bool {
    transcripts["\(use) \(path)"].map { (try? FileStamp(path: path)) == $0 } ?? false
  }

  mutating func keep(transcript path: String, for use: String) {
    guard let stamp = try? FileStamp(path: path) else { return }
    transcripts["\(use) \(path)"] = stamp
    isChanged = true
  }

  /// Writes what was added; does nothing where there is no such folder yet.
  func save(at path: String) {
    guard isChanged else { return }
    // Without it, everything is looked at again: no reason to fail a run.
    try? CanonicalJSON.write(self, to: path, permissions: 0o600)
  }
}

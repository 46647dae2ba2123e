import Files
import Pipeline

/// Files that are nobody's transcripts, for the moment in which one is missing: `A001.en.srt.txt`, `A01.en.srt`, `A001.subtitles.srt`.
struct NearTranscripts {
  /// A message that names more helps nobody.
  private static let limit = 5

  /// By the folder they lie in.
  private let files: [String: [String]]

  /// `files` are relative to the footage folder.
  init(_ files: [String]) { self.files = Dictionary(grouping: files, by: RelativePath.parent) }

  /// Those that were perhaps meant for the source `name`, in ascending order.
  func names(for name: String) -> [String] {
    guard !files.isEmpty else { return [] }
    let stem = FileName.stem(of: name).lowercased()
    let places = Set(TranscriptFinder.places(of: name))
    let near = places.flatMap { files[$0] ?? [] }.filter { Self.isNear(FileName.stem(of: $0).lowercased(), to: stem) }
    return Array(near.sorted().prefix(Self.limit))
  }

  /// It begins with the stem, or with one that differs from it in one letter and goes on with a language.
  private static func isNear(_ base: String, to stem: String) -> Bool {
    if base == stem { return true }
    if base.hasPrefix(stem), let next = base.dropFirst(stem.count).first, !next.isLetter, !next.isNumber { return true }
    let letters = Array(stem.unicodeScalars)
    return (TranscriptName.dotted(base) + TranscriptName.loose(base)).contains { name in
      let other = Array(name.stem.unicodeScalars)
      return abs(other.count - letters.count) <= 1 && Suggestion.distance(other, letters) <= 1
    }
  }
}

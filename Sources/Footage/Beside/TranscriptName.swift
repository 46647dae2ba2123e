import Pipeline

/// A way to read the name of a transcript, without its ending, as the stem of a source and a language.
struct TranscriptName: Hashable {
  let stem: String
  /// In its usual spelling.
  let language: String

  /// `A001.en`, `A001.en-US`, `A001.eng`, `A001.english`: behind a dot, whatever has the form of a tag is taken for one.
  static func dotted(_ base: String) -> [TranscriptName] {
    ends(of: base, at: ["."]).compactMap { stem, word in
      (LanguageTag.canonical(word) ?? LanguageTag.known(word)).map { TranscriptName(stem: stem, language: $0) }
    }
  }

  /// `A001_ar`, `A001-ar`, `A001 ar`, `A001 (ar)`, the longest stem first: a language only where it is known as one, since `A001_v2`
  /// and `A001-cut` are names, too.
  static func loose(_ base: String) -> [TranscriptName] {
    if let last = base.last, let opening: Character = [")": "(", "]": "["][last],
      let start = base.lastIndex(of: opening)
    {
      let word = base[base.index(after: start)...].dropLast()
      let stem = trimmed(base[..<start])
      return LanguageTag.known(String(word)).map { stem.isEmpty ? [] : [TranscriptName(stem: stem, language: $0)] }
        ?? []
    }
    return ends(of: base, at: ["_", "-", " "]).compactMap { stem, word in
      LanguageTag.known(word).map { TranscriptName(stem: trimmed(stem[...]), language: $0) }
    }
  }

  /// A tag has at most three parts here, as `zh-Hans-CN` does.
  private static let partLimit = 3

  /// The name divided at each of its last separators, from the last on.
  private static func ends(of base: String, at separators: Set<Character>) -> [(stem: String, word: String)] {
    var ends: [(String, String)] = []
    var end = base.endIndex
    while ends.count < partLimit, let place = base[..<end].lastIndex(where: separators.contains) {
      if place > base.startIndex { ends.append((String(base[..<place]), String(base[base.index(after: place)...]))) }
      end = place
    }
    return ends
  }

  private static func trimmed(_ stem: Substring) -> String {
    var stem = stem
    while let last = stem.last, [" ", "_", "-", "."].contains(last) { stem.removeLast() }
    return String(stem)
  }
}

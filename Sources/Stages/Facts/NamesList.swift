import Files
import Names
import Pipeline

/// What must not be said, read or shown, and what is read instead: all lists that hold for a source together.
public struct NamesList: Sendable {
  /// What is read instead where the list says nothing. Readers leave out what is in brackets.
  public static let mark = "[…]"

  private let matcher: NameMatcher
  /// By entry, then by language: `*` stands for all, `other` for the rest.
  private let texts: [String: [String: String]]
  public let isEmpty: Bool

  /// Throws `Failure` where one cannot be read or says what cannot be meant: every problem at once, each with its line.
  public init(_ artifacts: [Artifact]) throws {
    var seen: Set<String> = []
    self.init(
      try artifacts.filter { $0.kind == .names && seen.insert($0.path).inserted }.map { artifact in
        switch try NamesFile.reader.read(path: artifact.path) {
        case .success(let contents): return contents
        case .failure(let problems):
          throw Failure(
            doing: "reading the list of names", path: artifact.path,
            reason: problems.problems.map { "line \($0.line), column \($0.column): \($0.message)" }
              .joined(separator: "; "),
            advice: "Correct it and run again")
        }
      })
  }

  init(_ lists: [NamesFile.Contents]) {
    var patterns: [String: [NamePattern]] = [:], texts: [String: [String: String]] = [:]
    for list in lists {
      for (name, entry) in list.hide {
        // What cannot be read as a pattern was refused with the file.
        patterns[name, default: []] += entry.match.compactMap { try? NamePattern($0) }
        texts[name, default: [:]].merge(entry.with ?? [:]) { first, _ in first }
      }
    }
    matcher = NameMatcher(patterns.sorted { $0.key < $1.key }.map { NameEntry(id: $0.key, patterns: $0.value) })
    self.texts = texts
    isEmpty = patterns.isEmpty
  }

  /// In order, none reaching into the next.
  public func hits(in text: String, language: String?) -> [NameHit] {
    isEmpty ? [] : matcher.hits(in: text, language: language)
  }

  /// Words that nothing hits, and that may be meant all the same.
  public func nearMisses(in text: String, language: String?) -> [NearMiss] {
    isEmpty ? [] : matcher.nearMisses(in: text, language: language)
  }

  /// What is read in place of a hit.
  func replacement(of hit: NameHit, language: String) -> String {
    let all = texts[hit.entry] ?? [:]
    let tag = LanguageTag.best(for: language, among: all.keys.filter { $0 != "*" && $0 != "other" }.sorted())
    let text = tag.flatMap { all[$0] } ?? all["other"] ?? all["*"] ?? Self.mark
    guard !text.isEmpty else { return "" }
    // "And", "to" and a genitive that stands apart belong to the sentence; an article or an ending belongs to the name.
    let suffix = hit.suffix.first.map { "'’ʼ".contains($0) } == true ? hit.suffix : ""
    let prefix = hit.prefix.contains("ال") ? "" : hit.prefix
    // Of `Abuahmad` stays "Abu", a word of its own.
    return prefix + (prefix.last?.isCased == true ? " " : "") + text + suffix
  }

  /// A text with other words in place of names.
  public func replacing(in text: String, language: String) -> String {
    var result = ""
    var end = text.startIndex
    for hit in hits(in: text, language: language) {
      result += text[end..<hit.range.lowerBound] + replacement(of: hit, language: language)
      end = hit.range.upperBound
    }
    return result + text[end...]
  }
}

import Files
import Names
import Pipeline

/// The file in which people write down names, places and numbers that must not be said, read or shown. Backlit only reads it.
public enum NamesFile {
  /// As the file has it.
  public struct Contents: Sendable, Decodable {
    struct Entry: Sendable, Decodable {
      let match: [String]
      let with: [String: String]?
    }

    let hide: [String: Entry]
  }

  public static let reader = SettingsReader<Contents>(kind: "list of names", rules: rules, assumingVersion: 1) {
    $0.problems
  }

  static let rules = [
    OptionRule("names", .count(1...1), required: true, "The version of the list"),
    OptionRule(
      "hide", .named(entry), required: true, "What must not be said, read or shown, under names of your own"),
  ]

  private static let entry = [
    OptionRule(
      "match", .list(of: .text), required: true,
      "Patterns: a name is found with its usual endings; Ahmed|Ahmad for either, Sarajev* for any ending, \"Mo\" in double quotes for nothing but that"
    ),
    OptionRule(
      "with", .texts,
      "What is read in its place, for all languages or for each, as in { en: my friend, other: A. }; without it, \(NamesList.mark)"
    ),
  ]
}

extension NamesFile.Contents {
  /// Everything that no single rule can check: patterns that say nothing or too much, and words that would bring back what they replace.
  fileprivate var problems: [SettingsProblem] {
    guard !hide.isEmpty else {
      return [SettingsProblem(["hide"], "nothing is listed. Write, for example, hide: { ahmad: { match: Ahmad } }")]
    }
    var problems: [SettingsProblem] = []
    var patterns: [String: [NamePattern]] = [:]
    for (name, entry) in hide.sorted(by: { $0.key < $1.key }) {
      for text in entry.match {
        do {
          patterns[name, default: []].append(try NamePattern(text))
        } catch {
          problems.append(SettingsProblem(["hide", name, "match"], "in '\(name)', \(error)"))
        }
      }
    }
    let matcher = NameMatcher(patterns.map { NameEntry(id: $0.key, patterns: $0.value) })
    for (name, entry) in hide.sorted(by: { $0.key < $1.key }) {
      for (language, text) in (entry.with ?? [:]).sorted(by: { $0.key < $1.key }) {
        let tag = ["*", "other"].contains(language) ? nil : language
        guard let hit = matcher.hits(in: text, language: tag).first else { continue }
        problems.append(
          SettingsProblem(
            ["hide", name, "with"],
            "in '\(name)', \(text.debugDescription) would show what '\(hit.entry)' hides. Write other words"))
      }
    }
    return problems
  }
}

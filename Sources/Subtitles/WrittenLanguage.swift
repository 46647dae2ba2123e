/// What a BCP 47 tag says about how a language is written.
struct WrittenLanguage: Hashable {
  /// The first subtag, lower case: `ku`.
  let primary: String
  /// The script subtag, lower case: `latn`; nil where the tag has none.
  let script: String?

  init(_ tag: String) {
    let parts = tag.split(separator: "-").map { $0.lowercased() }
    primary = parts.first ?? ""
    script = parts.dropFirst().first { $0.count == 4 && $0.allSatisfy(\.isLetter) }
  }

  /// By the script subtag, else by the script that the language is mostly written in (Unicode CLDR, likely subtags).
  var isRightToLeft: Bool {
    if let script { return ["arab", "hebr", "syrc", "thaa", "nkoo", "aran"].contains(script) }
    return [
      "ar", "fa", "ur", "he", "ps", "sd", "ug", "yi", "dv", "ckb", "prs", "arc", "sdh", "lrc", "azb", "arz", "apc",
      "ary",
    ].contains(primary)
  }

  /// Chinese, Japanese, and others that put no spaces between words.
  var hasNoSpaces: Bool { ["zh", "yue", "ja", "th", "lo", "km", "my"].contains(primary) }
}

extension LanguageTag {
  /// The one of `among` that serves a reader of `wanted`: the same tag, else the same language in a script and a region that are
  /// not said to be others. Nil where there is none, or where several serve equally well: `serving` tells which.
  ///
  /// `en` is served by `en-US` and `en-US` by `en`, but `en-US` not by `en-GB`, nor `zh-Hant` by `zh-Hans`. RFC 4647, section 3,
  /// with what CLDR ("Likely Subtags") says of the scripts that Chinese regions write.
  public static func best(for wanted: String, among tags: [String]) -> String? {
    let serving = serving(wanted, among: tags)
    return serving.count == 1 ? serving[0] : nil
  }

  /// Those of `among` that serve `wanted` best, each once and as written: more than one where they serve equally well.
  public static func serving(_ wanted: String, among tags: [String]) -> [String] {
    guard let wanted = canonical(wanted).map(Subtags.init) else { return [] }
    var best: [String] = []
    var bestScore = 0
    for tag in tags {
      guard let score = canonical(tag).map(Subtags.init)?.score(for: wanted), score >= bestScore else { continue }
      if score > bestScore { best = [] }
      bestScore = score
      if !best.contains(tag) { best.append(tag) }
    }
    return best
  }
}

/// The parts of a canonical tag that matter to a reader.
private struct Subtags {
  let tag: String
  let language: String
  let script: String?
  let region: String?

  init(_ tag: String) {
    self.tag = tag
    let parts = tag.split(separator: "-").map(String.init)
    // What follows a single letter is an extension.
    let named = parts.dropFirst().prefix { $0.count > 1 }
    language = parts.first ?? ""
    region = named.first { $0.count == 2 || ($0.count == 3 && $0.allSatisfy(\.isNumber)) }
    script = named.first { $0.count == 4 && $0.allSatisfy(\.isLetter) } ?? Self.script(of: language, in: region)
  }

  private static func script(of language: String, in region: String?) -> String? {
    guard language == "zh", let region else { return nil }
    return ["TW", "HK", "MO"].contains(region) ? "Hant" : ["CN", "SG", "MY"].contains(region) ? "Hans" : nil
  }

  /// Nil where it does not serve; the more is said alike, the greater.
  func score(for wanted: Subtags) -> Int? {
    if tag == wanted.tag { return 100 }
    guard language == wanted.language, agrees(script, wanted.script), agrees(region, wanted.region) else { return nil }
    return 1 + (script != nil && script == wanted.script ? 4 : 0) + (region != nil && region == wanted.region ? 2 : 0)
  }

  private func agrees(_ a: String?, _ b: String?) -> Bool { a == nil || b == nil || a == b }
}

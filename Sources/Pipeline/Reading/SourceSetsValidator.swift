import Files

/// `sources:`, a mapping of names to patterns.
struct SourceSetsValidator {
  let problems: ProblemList

  private static let example = "'interviews: \"interviews/**/*.{mov,mp4}\"'"

  /// Every set that has a usable name, so that `of:` can be checked even where patterns are wrong.
  func validate(_ field: Fields.Field) -> [SourceSet] {
    guard case .mapping(let pairs) = field.value.content else {
      reportShape(field)
      return []
    }
    let fields = Fields(pairs, problems: problems)
    if fields.all.isEmpty && pairs.isEmpty { reportShape(field) }
    return fields.all.map { set in
      checkName(set)
      return SourceSet(name: set.key, pattern: pattern(set))
    }
  }

  private func reportShape(_ field: Fields.Field) {
    if let text = field.value.text {
      let name = "\"\(text.printable)\""
      problems.add(
        at: field.value.position,
        "'sources' must give every pattern a name. Write the pattern on the next line, indented, as in "
          + "'footage: \(text.count > 60 ? "\"*.mov\"" : name)'")
      return
    }
    var found = ""
    if case .list = field.value.content { found = ", without '-'" }
    problems.add(
      at: field.value.isNull ? field.position : field.value.position,
      "'sources' must be names with patterns\(found). Write each on a line of its own, indented, such as \(Self.example)"
    )
  }

  private func checkName(_ set: Fields.Field) {
    guard !Self.isName(set.key) else { return }
    let slug = Slug.of(set.key)
    let better = Self.isName(slug) && slug != Slug.untitled ? ", such as '\(slug)'" : ", such as 'interviews'"
    problems.add(
      at: set.position,
      "\(set.key.quoted) cannot name a source set. Use lower-case letters a to z, digits and hyphens, "
        + "beginning with a letter\(better)")
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, ("a"..."z").contains(first) else { return false }
    return text.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
  }

  private func pattern(_ set: Fields.Field) -> String {
    guard let text = set.value.text else {
      problems.add(at: set.value.isNull ? set.position : set.value.position, shape(of: set))
      return ""
    }
    do throws(GlobProblem) {
      try GlobPattern.check(text)
    } catch {
      problems.add(at: set.value.position, error.message)
    }
    return text
  }

  private func shape(of set: Fields.Field) -> String {
    switch set.value.content {
    case .list:
      "\(set.key.quoted) must be one pattern, and not a list. Put it in quotes; it can say {a,b}: \(Self.example)"
    case .mapping:
      "\(set.key.quoted) must be one pattern, and not a group of keys. Put it in quotes, as in \"{a,b}/*.mov\""
    case .scalar: "\(set.key.quoted) has no pattern. Write it as in \(Self.example)"
    }
  }
}

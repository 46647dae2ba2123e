/// The outermost level of a pipeline file: its version, its title, and who checks the rest.
struct DocumentValidator {
  let catalog: StageCatalog
  let problems: ProblemList

  private static let version = 1
  private static let keys = ["backlit", "title", "slug", "sources", "stages"]
  private static let optionalKeys: Set = ["slug"]

  /// The pipeline; incomplete or nil where there are problems.
  func validate(_ root: YAMLNode) -> PipelineFile? {
    guard case .mapping(let pairs) = root.content else {
      if !root.isNull {
        problems.add(
          at: root.position, "a pipeline file consists of keys. Begin it with 'backlit: 1', and 'title: ...' below")
      }
      return nil
    }
    let fields = Fields(pairs, problems: problems)
    guard isVersionUnderstood(fields) else { return nil }
    let meant = fields.reportUnknown("key", known: Self.keys)
    reportMissing(in: fields, butNot: meant, at: root.position)
    let title = fields["title"].flatMap(title)
    let slug = fields["slug"].flatMap { chosenSlug($0, for: title) }
    let sets = fields["sources"].map { SourceSetsValidator(problems: problems).validate($0) } ?? []
    let lines =
      fields["stages"].map { StageListValidator(catalog: catalog, sets: sets, problems: problems).validate($0) } ?? []
    FlowValidator(catalog: catalog, sets: sets.map(\.name), lines: lines, problems: problems).validate()
    return PipelineFile(
      title: title ?? "", slug: slug, sourceSets: sets, stages: lines.compactMap(\.entry), notes: problems.notes)
  }

  /// False where the file was written for another version: what else is in it then follows other rules.
  private func isVersionUnderstood(_ fields: Fields) -> Bool {
    guard let field = fields["backlit"] else { return true }
    if field.key != fields.all.first?.key {
      problems.add(at: field.position, "'backlit: 1' must come before all other keys. Move it to the top of the file")
    }
    let text = field.value.text ?? ""
    if text == "\(Self.version)" { return true }
    guard let number = Int(text), number > 0 else {
      problems.add(
        at: field.value.isNull ? field.position : field.value.position,
        "'backlit' must be the version of the pipeline file, and not \(field.value.kind). Write 'backlit: 1'")
      return true
    }
    problems.add(
      at: field.value.position,
      "this file is of version \(number), and this Backlit understands only version \(Self.version). "
        + "Use a newer Backlit, or write the file for version 1 and begin it with 'backlit: 1'")
    return false
  }

  private func reportMissing(in fields: Fields, butNot meant: Set<String>, at position: Position) {
    let firstStage = catalog.stages.first?.name ?? "..."
    let examples = [
      "backlit": "Begin the file with the line 'backlit: 1'",
      "title": "Add a line such as 'title: Breaking the brand'",
      "sources":
        "Add a line 'sources:' and below it, indented, a line such as 'interviews: \"interviews/**/*.{mov,mp4}\"'",
      "stages": "Add a line 'stages:' and below it, indented, a line for each stage, such as '- \(firstStage)'",
    ]
    for key in Self.keys where fields[key] == nil && !meant.contains(key) && !Self.optionalKeys.contains(key) {
      problems.add(at: position, "'\(key)' is missing. \(examples[key] ?? "")")
    }
  }

  private func title(_ field: Fields.Field) -> String? {
    guard let text = field.value.text, text.contains(where: { !$0.isWhitespace }) else {
      let found = field.value.text == nil && !field.value.isNull ? ", and not \(field.value.kind)" : ""
      problems.add(
        at: field.value.isNull ? field.position : field.value.position,
        "'title' must be a text\(found.isEmpty ? " that says something" : found). Write it as in 'title: Breaking the brand'"
      )
      return nil
    }
    return text
  }

  /// What published names begin with, where the author does not leave that to the title.
  private func chosenSlug(_ field: Fields.Field, for title: String?) -> String? {
    let text = field.value.text
    if let text, Slug.isOne(text) { return text }
    let better = [text, title].compactMap { $0.map(Slug.of) }.first { $0 != Slug.untitled } ?? "my-series"
    let found = text.map { ", and \($0.quoted) is not" } ?? (field.value.isNull ? "" : ", and not \(field.value.kind)")
    problems.add(
      at: field.value.isNull ? field.position : field.value.position,
      "'slug' must be small letters a to z, digits and single hyphens, no more than \(Slug.lengthLimit) characters\(found). "
        + "Write it as in 'slug: \(better)', or leave it out: it is then made from the title")
    return nil
  }
}

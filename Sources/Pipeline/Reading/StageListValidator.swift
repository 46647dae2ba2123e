import Files
import Foundation

/// `stages:`, a list of stage names with or without options. What the stages need of each other is left to `FlowValidator`.
struct StageListValidator {
  let catalog: StageCatalog
  let sets: [SourceSet]
  let problems: ProblemList

  private var names: [String] { catalog.stages.map { $0.name } }
  private var first: String { names.first ?? "" }

  func validate(_ field: Fields.Field) -> [StageLine] {
    guard case .list(let items) = field.value.content, !items.isEmpty else {
      var found = ""
      if case .mapping = field.value.content { found = ", and each must begin with '- '" }
      problems.add(
        at: field.value.isNull ? field.position : field.value.position,
        "'stages' must be a list of stages\(found). Write each on a line of its own, indented, such as '- \(first)'")
      return []
    }
    return items.compactMap(line)
  }

  private func line(_ item: YAMLNode) -> StageLine? {
    switch item.content {
    case _ where item.isNull:
      problems.add(
        at: item.position, "this item of 'stages' is empty. Write the name of a stage behind the '-', or remove it")
      return nil
    case .scalar(let name, _): return line(name, at: item.position, options: nil)
    case .list:
      problems.add(at: item.position, "a list cannot stand where a stage should. Write one stage behind each '-'")
      return nil
    case .mapping(let pairs):
      let fields = Fields(pairs, problems: problems)
      guard let field = fields.all.first else {
        if pairs.isEmpty {
          problems.add(at: item.position, "this item of 'stages' is empty. Write the name of a stage instead")
        }
        return nil
      }
      guard fields.all.count == 1 else { return lineWithMore(field, fields.all[1]) }
      return line(field.key, at: field.position, options: field.value)
    }
  }

  /// More than one key behind one `-`: mostly options that are not indented.
  private func lineWithMore(_ field: Fields.Field, _ other: Fields.Field) -> StageLine {
    if catalog.stage(named: other.key) != nil {
      problems.add(at: other.position, "each stage needs a '-' of its own. Put '- ' before \(other.key.quoted)")
    } else {
      problems.add(
        at: other.position,
        "\(other.key.quoted) stands beside \(field.key.quoted) and not below it. If it is an option of "
          + "\(field.key.quoted), indent it further, or write '- \(field.key.printable): { \(other.key.printable): ... }'"
      )
    }
    return StageLine(
      name: field.key, position: field.position, stage: catalog.stage(named: field.key), isCertain: false)
  }

  private func line(_ name: String, at position: Position, options: YAMLNode?) -> StageLine? {
    guard let stage = catalog.stage(named: name) ?? meant(by: name, at: position) else {
      return StageLine(name: name, position: position, stage: nil, isCertain: false)
    }
    var line = StageLine(name: name, position: position, stage: stage, isCertain: stage.name == name)
    guard let fields = fields(options, of: stage) else { return line }
    let known = stage.optionRules.map(\.key)
    let meant = fields.reportUnknown(
      "option of '\(stage.name)'", known: stage.scope == .source ? ["of"] + known : known,
      elsewhere: ["of"] + stage.optionRules.flatMap(\.formerKeys))
    if let of = fields["of"] {
      let result = SetSelection(sets: sets.map(\.name), problems: problems).read(of, for: stage)
      line.sets = result.sets
      line.isCertain = line.isCertain && result.isCertain
    }
    let values = OptionsValidator(stage: stage, problems: problems).validate(fields, at: position, butNotMissing: meant)
    guard let values else { return line }
    line.entry = bind(stage, options: .object(values), sets: line.sets, at: position)
    return line
  }

  private func meant(by name: String, at position: Position) -> (any Stage.Type)? {
    let fix = Suggestion.sentence(for: name, among: names, otherwise: "The stages are \(names.enumeration)")
    problems.add(at: position, "unknown stage \(name.quoted). \(fix)")
    return Suggestion.nearest(to: name, among: names).flatMap(catalog.stage)
  }

  private func fields(_ options: YAMLNode?, of stage: any Stage.Type) -> Fields? {
    guard let options, !options.isNull else { return Fields([], problems: problems) }
    if case .mapping(let pairs) = options.content { return Fields(pairs, problems: problems) }
    let example = stage.optionRules.first { $0.isRequired } ?? stage.optionRules.first
    let fix = example.map {
      "each option of '\(stage.name)' must be named, as in '- \(stage.name): { \($0.key): \($0.value.example) }'"
    }
    problems.add(at: options.position, fix ?? "'\(stage.name)' has no options. Write '- \(stage.name)'")
    return nil
  }

  /// Decodes the options, lets the stage look at them as a whole, and makes it.
  private func bind<S: Stage>(
    _ stage: S.Type, options: JSONValue, sets: [String]?, at position: Position
  ) -> StageEntry? {
    do {
      let decoded = try JSONDecoder().decode(S.Options.self, from: JSONEncoder().encode(options))
      for problem in S.problems(in: decoded) { problems.add(at: position, "in '\(S.name)', \(problem)") }
      let canonical = String(decoding: try CanonicalJSON.compact(decoded), as: UTF8.self)
      return StageEntry(stage: S(options: decoded), of: sets, options: canonical)
    } catch {
      // The rules of a stage and its Options then disagree, which its author has to mend.
      problems.add(at: position, "the options of '\(S.name)' cannot be used: \(error.shortReason.printable)")
      return nil
    }
  }
}

/// One item of `stages:`, as far as it could be understood.
struct StageLine {
  /// As written.
  let name: String
  let position: Position
  /// The stage of that name, or the one that was probably meant.
  let stage: (any Stage.Type)?
  /// The source sets it applies to; nil is all of them.
  var sets: [String]?
  /// Whether its name and its `of:` are right: nothing is concluded from what was only meant.
  var isCertain: Bool
  /// Nil where no stage can be made of it.
  var entry: StageEntry?

  func applies(to set: String) -> Bool { sets?.contains(set) ?? true }
}

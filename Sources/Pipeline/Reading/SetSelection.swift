import Files

/// `of:`, the source sets that a stage applies to.
struct SetSelection {
  let sets: [String]
  let problems: ProblemList

  /// The named sets that exist; `isCertain` where nothing was wrong. Always nil and all for a stage of scope `run`.
  func read(_ field: Fields.Field, for stage: any Stage.Type) -> (sets: [String]?, isCertain: Bool) {
    guard stage.scope == .source else {
      problems.add(
        at: field.position,
        "'\(stage.name)' runs once for all sources together, so 'of' cannot be given to it. Remove 'of'")
      return (nil, true)
    }
    let items: [YAMLNode]
    switch field.value.content {
    case .list(let list) where !list.isEmpty: items = list
    case .scalar where !field.value.isNull: items = [field.value]
    default:
      problems.add(
        at: field.position,
        "'of' must name a source set, or a list of them\(choice). Leave 'of' out to apply '\(stage.name)' to all")
      return (nil, false)
    }
    let names = items.compactMap { name($0) }
    return names.count == items.count ? (unique(names, items), true) : (names.isEmpty ? nil : names, false)
  }

  private var choice: String { sets.isEmpty ? "" : ": \(sets.map(\.quoted).alternatives)" }

  private func name(_ item: YAMLNode) -> String? {
    guard let name = item.text else {
      problems.add(at: item.position, "'of' must name source sets\(choice), and not \(item.kind)")
      return nil
    }
    // Where there are none, that is the problem to report.
    if sets.contains(name) || sets.isEmpty { return name }
    let fix = Suggestion.sentence(
      for: name, among: sets,
      otherwise: "The file has \(sets.map(\.quoted).enumeration): name one of these, or add it to 'sources'")
    problems.add(at: item.position, "unknown source set \(name.quoted). \(fix)")
    return nil
  }

  private func unique(_ names: [String], _ items: [YAMLNode]) -> [String] {
    var seen: [String] = []
    for (name, item) in zip(names, items) {
      if seen.contains(name) {
        problems.add(at: item.position, "\(name.quoted) is named twice in 'of'. Name it once")
      } else {
        seen.append(name)
      }
    }
    return seen
  }
}

import Files

/// What the stages of the list need of each other, from nothing but what they consume, produce, and run on.
struct FlowValidator {
  let catalog: StageCatalog
  /// The names of the source sets.
  let sets: [String]
  let lines: [StageLine]
  let problems: ProblemList

  func validate() {
    reportRepeats()
    reportOrderOfScopes()
    // A name that resembles no stage may stand for any of them.
    if lines.allSatisfy({ $0.stage != nil }) { reportNeeds() }
    reportMismatches()
  }

  /// What one stage asks for and an earlier one was not told, each once, as far as all of them are understood.
  private func reportMismatches() {
    for (index, line) in lines.enumerated() {
      guard line.isCertain, let entry = line.entry else { return }
      let found = sets.filter(line.applies).lazy.compactMap { set in
        entry.stage.problem(after: lines[..<index].filter { $0.applies(to: set) }.compactMap { $0.entry?.stage })
      }.first
      if let found { problems.add(at: line.position, "in '\(line.name)', \(found)") }
    }
  }

  private func reportRepeats() {
    for (index, line) in lines.enumerated() where line.isCertain {
      let earlier = lines[..<index].filter { $0.isCertain && $0.name == line.name }
      if line.stage?.scope == .run {
        guard let other = earlier.first else { continue }
        problems.add(
          at: line.position,
          "stage '\(line.name)' is listed twice, first on line \(other.position.line). Remove one of them")
      } else if let (set, other) = firstShared(line, earlier) {
        problems.add(
          at: line.position,
          "stage '\(line.name)' is listed twice for the source set \(set.quoted), first on line "
            + "\(other.position.line). Remove one of them, or give each its own sources with 'of'")
      }
    }
  }

  private func firstShared(_ line: StageLine, _ earlier: [StageLine]) -> (String, StageLine)? {
    for set in sets where line.applies(to: set) {
      if let other = earlier.first(where: { $0.applies(to: set) }) { return (set, other) }
    }
    return nil
  }

  private func reportOrderOfScopes() {
    guard let first = lines.firstIndex(where: { $0.stage?.scope == .run }) else { return }
    for line in lines[first...] where line.stage?.scope == .source {
      problems.add(
        at: line.position,
        "stage \(line.name.quoted) works on each source and must come before '\(lines[first].name)' on line "
          + "\(lines[first].position.line), which works on them all. Move it up")
    }
  }

  private func reportNeeds() {
    for (index, line) in lines.enumerated() {
      guard let stage = line.stage else { continue }
      var reported: Set<[String]> = []
      for kind in stage.consumes + stage.consumesIfMade where !Self.given.contains(kind) {
        let makers = catalog.stages.filter { $0.produces.contains(kind) && $0.name != stage.name }.map { $0.name }
        guard !makers.isEmpty, !reported.contains(makers) else { continue }
        let unmet = targets(of: line, stage).filter { !isMade(kind, for: $0, before: index, for: stage) }
        guard !unmet.isEmpty else { continue }
        let later = lines[(index + 1)...].first { other in
          other.stage?.produces.contains(kind) == true && unmet.contains { $0.map(other.applies) ?? true }
        }
        let isNeeded = stage.consumes.contains(kind)
        if later == nil && (!isNeeded || mayBeAbsent.contains(kind)) { continue }
        reported.insert(makers)
        let need = later.map { order(stage.name, isNeeded: isNeeded, after: $0) }
        let place = unmet.count < sets.count ? unmet.compactMap { $0 } : []
        problems.add(at: line.position, need ?? lack(of: kind, for: stage, makers: makers, place: place, before: index))
      }
    }
  }

  /// What planning supplies: the source, and the transcripts that may lie beside it.
  private static let given: Set<ArtifactKind> = [.source, .transcript, .decisions]

  /// The sets that a stage has to find its inputs for; nil stands for the whole run.
  private func targets(of line: StageLine, _ stage: any Stage.Type) -> [String?] {
    stage.scope == .run || sets.isEmpty ? [nil] : sets.filter(line.applies)
  }

  private func isMade(_ kind: ArtifactKind, for set: String?, before index: Int, for stage: any Stage.Type) -> Bool {
    lines.indices.contains { other in
      guard let maker = lines[other].stage, maker.produces.contains(kind) else { return false }
      // That stages of scope run come last is reported on its own.
      guard other < index || (stage.scope == .run && maker.scope == .source) else { return false }
      return set.map { lines[other].applies(to: $0) || !lines[other].isCertain } ?? true
    }
  }

  /// The order decides what a stage can read: what comes too late is not read, even where the stage can do without it.
  private func order(_ name: String, isNeeded: Bool, after maker: StageLine) -> String {
    let other = maker.stage?.name ?? maker.name
    return "stage '\(name)' \(isNeeded ? "needs" : "uses") what '\(other)' makes, and that comes only on line "
      + "\(maker.position.line). Move \(isNeeded ? "it" : "'\(other)'") before '\(name)'"
  }

  /// `place` names the source sets concerned, unless that is all of them.
  private func lack(
    of kind: ArtifactKind, for stage: any Stage.Type, makers: [String], place: [String], before index: Int
  ) -> String {
    let choice = makers.map { "'\($0)'" }.alternatives
    let added =
      makers.count > 1 ? choice : chain(to: kind, for: place.first, before: index).map { "'\($0)'" }.enumeration
    if place.isEmpty { return "stage '\(stage.name)' needs what \(choice) makes: put \(added) before it" }
    return "stage '\(stage.name)' needs what \(choice) makes for the source set\(place.count > 1 ? "s" : "") "
      + "\(place.map(\.quoted).enumeration): put \(added) with 'of: [\(place.joined(separator: ", ").printable)]' before it"
  }

  /// The stages that must be added, in this order, so that `kind` is made.
  private func chain(to kind: ArtifactKind, for set: String?, before index: Int) -> [String] {
    var names: [String] = []
    func add(_ kind: ArtifactKind) {
      guard let maker = catalog.stages.first(where: { $0.produces.contains(kind) }), !names.contains(maker.name) else {
        return
      }
      names.append(maker.name)
      for need in maker.consumes
      where !Self.given.contains(need) && !mayBeAbsent.contains(need)
        && !isMade(need, for: set, before: index, for: maker)
      {
        add(need)
      }
    }
    add(kind)
    return catalog.stages.map { $0.name }.filter(names.contains)
  }

  /// A source may lack transcripts, and then whatever is made of them: no stage may insist on it.
  private var mayBeAbsent: Set<ArtifactKind> {
    var kinds = Set(ArtifactKind.allCases).subtracting([.source])
    while true {
      let certain = catalog.stages.filter { stage in
        !stage.consumes.contains(.transcript) && (!kinds.isSuperset(of: stage.consumes) || stage.consumes.isEmpty)
      }.flatMap { $0.produces }
      let remaining = kinds.subtracting(certain)
      if remaining == kinds { return kinds }
      kinds = remaining
    }
  }
}

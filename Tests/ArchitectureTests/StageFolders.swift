/// The folders of module Stages, as `scripts/fingerprint` sees them: the code of a stage is its own folder, and those files of `Facts` whose
/// names it holds. What a stage took from anywhere else could change without its results being made anew.
struct StageFolders {
  /// By the folder; the module's own has no name.
  private let folders: [String: [SourceTree.SourceFile]]

  init(_ files: [SourceTree.SourceFile]) {
    folders = Dictionary(grouping: files.filter { $0.module == "Stages" }) { file in
      file.name.contains("/") ? String(file.name.prefix { $0 != "/" }) : ""
    }
  }

  /// The folders that hold a stage.
  var stages: Set<String> {
    Set(folders.filter { $0.value.contains { $0.name.hasSuffix("Stage.swift") } }.keys).subtracting(["", "Planning"])
  }

  /// Where a stage or a fact names a type of another folder: `Review/Sheet.swift names DecisionsFile of Redact`. Planning may name all: what it
  /// decides ends up in settings.
  var foreignNames: [String] {
    var found: [String] = []
    for (owner, files) in folders where owner != "Facts" {
      let types = Set(files.flatMap(Self.types))
      for (folder, others) in folders where folder != owner && folder != "Planning" && folder != "" {
        for file in others {
          found += types.intersection(Self.words(in: file)).map { "\(file.name) names \($0) of \(owner)" }
        }
      }
    }
    return found.sorted()
  }

  /// Files of Facts that would not be found by the types in them: `Facts/Cues.swift declares CueFacts`.
  var misnamedFacts: [String] {
    var found: [String] = []
    for file in folders["Facts"] ?? [] {
      let parts = file.name.split(separator: "/")
      let name = String((parts.last ?? "").prefix { $0 != "." && $0 != "+" })
      found += Self.types(in: file).filter { $0 != name }.map { "\(file.name) declares \($0)" }
      if parts.count != 2 { found.append("\(file.name) is not in Facts itself") }
    }
    return found.sorted()
  }

  private static let kinds: Set = ["struct", "class", "enum", "protocol", "actor", "typealias"]
  private static let modifiers: Set = ["public", "package", "internal", "final", "indirect", "nonisolated"]

  /// What a file declares at its top level for others: no extension, and nothing private.
  private static func types(in file: SourceTree.SourceFile) -> [String] {
    file.codeLines.compactMap { line -> String? in
      guard !line.hasPrefix(" ") else { return nil }
      let all = line.split(separator: " ").map { String($0) }
      let words = all.drop { $0.hasPrefix("@") || modifiers.contains($0) }
      guard let kind = words.first, kinds.contains(kind), let name = words.dropFirst().first else { return nil }
      return String(name.prefix(while: isOfAName))
    }
  }

  private static func words(in file: SourceTree.SourceFile) -> Set<String> {
    var words: Set<String> = []
    for line in file.codeLines {
      for word in line.split(whereSeparator: { !isOfAName($0) }) { words.insert(String(word)) }
    }
    return words
  }

  private static func isOfAName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}

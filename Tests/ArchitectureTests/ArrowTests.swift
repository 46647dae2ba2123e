import Foundation
import Testing

/// The arrows of the design: SwiftPM accepts an undeclared import silently, so they are checked here.
@Suite struct ArrowTests {
  /// Modules by level; imports go downward only.
  static let levels: [String: Int] = [
    "CFFmpeg": 1, "CLibass": 1, "CHarfBuzz": 1, "CEspeak": 1, "CFaceDetector": 1, "Support": 1, "Files": 1, "Media": 2,
    "Pipeline": 2, "Footage": 2, "Subtitles": 2, "Manifests": 2, "Names": 2, "Containers": 2, "Speech": 3, "People": 3,
    "Redaction": 3,
    "Renditions": 3, "Runner": 4, "Stages": 4, "backlit": 5,
  ]
  /// The arrows inside a level.
  static let sideways: Set = ["Files>Support", "Footage>Pipeline", "Renditions>Redaction", "Redaction>People"]

  @Test func everyImportOfOurOwnIsDeclaredInThePackage() throws {
    let declared = try SourceTree.declaredDependencies()
    for file in try SourceTree().files {
      for name in file.imports where Self.levels[name] != nil && name != file.module {
        #expect(
          declared[file.module]?.contains(name) == true,
          "\(file.module)/\(file.name) imports \(name), which is not declared")
      }
    }
  }

  @Test func everyDeclaredDependencyOfOurOwnIsUsed() throws {
    let tree = try SourceTree()
    for (module, names) in try SourceTree.declaredDependencies()
    where Self.levels[module] != nil && !module.hasPrefix("C") {
      let used = tree.files.filter { $0.module == module }.reduce(into: Set<String>()) { $0.formUnion($1.imports) }
      #expect(names.subtracting(used).isEmpty, "\(module) declares what it does not import: \(names.subtracting(used))")
    }
  }

  @Test func importsGoDownwardOnly() throws {
    for file in try SourceTree().files {
      let level = try #require(Self.levels[file.module], "\(file.module) has no level: add it to the design")
      for name in file.imports where name != file.module {
        guard let other = Self.levels[name] else { continue }
        let isAllowed = other < level || Self.sideways.contains("\(file.module)>\(name)")
        #expect(isAllowed, "\(file.module)/\(file.name) imports \(name)")
      }
    }
  }

  @Test(arguments: [
    ("CFFmpeg", "Media"), ("CLibass", "Subtitles"), ("CHarfBuzz", "Subtitles"), ("CEspeak", "Speech"),
    ("CFaceDetector", "People"), ("Yams", "Pipeline"), ("Crypto", "Files"),
  ])
  func oneModuleSeesEachLibrary(library: String, owner: String) throws {
    for file in try SourceTree().files where file.imports.contains(library) {
      #expect(file.module == owner, "\(file.module)/\(file.name) imports \(library)")
      #expect(!file.text.contains("public import \(library)"), "\(file.name) would show C types to others")
    }
  }

  @Test func runnerAndStagesMeetOnlyInTheTool() throws {
    for file in try SourceTree().files where file.imports.isSuperset(of: ["Runner", "Stages"]) {
      #expect(file.module == "backlit")
    }
  }
}

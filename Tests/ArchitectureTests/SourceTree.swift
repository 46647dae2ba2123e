import Foundation
import TestSupport
import Testing

/// The package as text: what each target imports and declares.
struct SourceTree {
  struct SourceFile {
    let module: String
    let name: String
    let text: String

    /// Code without comment lines.
    var codeLines: [Substring] {
      text.split(separator: "\n", omittingEmptySubsequences: false).filter {
        !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//")
      }
    }

    var lineCount: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

    /// The modules that it imports, however the import is qualified.
    var imports: Set<String> {
      Set(
        codeLines.compactMap { line -> String? in
          let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
          guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
            words[..<index].allSatisfy({
              $0.hasPrefix("@") || ["public", "internal", "package", "private", "fileprivate"].contains($0)
            })
          else { return nil }
          let name = words[index + 1]
          return ["struct", "class", "enum", "func", "protocol"].contains(name) && index + 2 < words.count
            ? String(words[index + 2].prefix { $0 != "." }) : String(name.prefix { $0 != "." })
        })
    }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Below `Sources`; the rules are about these where they say nothing else.
  let files: [SourceFile]
  let tests: [SourceFile]

  init() throws {
    files = try Self.files(below: "Sources")
    tests = try Self.files(below: "Tests")
    try #require(files.count > 50 && tests.count > 50, "the sources were not found")
  }

  private static func files(below folder: String) throws -> [SourceFile] {
    let top = root.appendingPathComponent(folder)
    let paths = FileManager.default.enumerator(atPath: top.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.map { path in
      SourceFile(
        module: String(path.prefix { $0 != "/" }), name: String(path.drop { $0 != "/" }.dropFirst()),
        text: try String(contentsOf: top.appendingPathComponent(path), encoding: .utf8))
    }
  }

  var modules: Set<String> { Set(files.map(\.module)) }

  /// What each target declares in the package manifest, by asking SwiftPM.
  static func declaredDependencies() throws -> [String: Set<String>] {
    // A scratch path of its own: the run of the tests may hold the lock of the usual one.
    let scratch = try TemporaryFolder()
    let dump = try Command(
      "swift", ["package", "--package-path", root.path, "--scratch-path", scratch.path, "dump-package"]
    ).succeeding()
    let package = try JSONDecoder().decode(DumpedPackage.self, from: dump.data)
    return Dictionary(uniqueKeysWithValues: package.targets.map { ($0.name, Set($0.dependencies.flatMap(\.names))) })
  }

  private struct DumpedPackage: Decodable {
    struct Target: Decodable {
      let name: String
      let dependencies: [Dependency]
    }

    /// `{"byName": ["Files", null]}` or `{"product": ["Crypto", "swift-crypto", …]}`
    struct Dependency: Decodable {
      let byName: [String?]?
      let product: [Entry?]?
      var names: [String] { [byName?.first ?? nil, product?.first??.text].compactMap { $0 } }
    }

    struct Entry: Decodable {
      let text: String?
      init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
    }

    let targets: [Target]
  }
}

import Foundation
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

  let files: [SourceFile]

  init() throws {
    let sources = Self.root.appendingPathComponent("Sources")
    var files: [SourceFile] = []
    for module in try FileManager.default.contentsOfDirectory(atPath: sources.path) {
      let folder = sources.appendingPathComponent(module)
      for path in FileManager.default.enumerator(atPath: folder.path)?.compactMap({ $0 as? String }) ?? []
      where path.hasSuffix(".swift") {
        files.append(
          SourceFile(
            module: module, name: path,
            text: try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)))
      }
    }
    try #require(files.count > 50, "the sources were not found")
    self.files = files
  }

  var modules: Set<String> { Set(files.map(\.module)) }

  /// What each target declares in the package manifest, by asking SwiftPM.
  static func declaredDependencies() throws -> [String: Set<String>] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("backlit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appendingPathComponent("package.json")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // A scratch path of its own: the run of the tests may hold the lock of the usual one.
    process.arguments = [
      "-c", "exec swift package --package-path \"$1\" --scratch-path \"$2\" dump-package > \"$3\"", "sh", root.path,
      folder.appendingPathComponent("scratch").path, output.path,
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let package = try JSONDecoder().decode(DumpedPackage.self, from: Data(contentsOf: output))
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

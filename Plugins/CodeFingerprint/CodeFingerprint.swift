import Foundation
import PackagePlugin

/// Has `scripts/fingerprint` write, at every build in which a source has changed, a table of the code that makes the results of each stage.
@main struct CodeFingerprint: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let script = root.appending(path: "scripts/fingerprint")
    let sources = root.appending(path: "Sources")
    let names = FileManager.default.enumerator(atPath: sources.path())?.compactMap { $0 as? String } ?? []
    let files = names.filter { [".swift", ".h", ".c", ".cpp", ".modulemap"].contains(where: $0.hasSuffix) }.sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "CodeFingerprint.swift")
    return [
      .buildCommand(
        displayName: "Taking the fingerprints of the code", executable: script,
        arguments: [root.path(), output.path()],
        inputFiles: [script, root.appending(path: "Package.resolved")] + files.map { sources.appending(path: $0) },
        outputFiles: [output])
    ]
  }
}

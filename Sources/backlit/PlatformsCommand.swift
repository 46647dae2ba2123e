import ArgumentParser
import Renditions

struct PlatformsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "platforms", abstract: "List the platforms that renditions can be made for.")

  @Flag(help: "Print every number as JSON.")
  var json = false

  func run() throws {
    if json { return try Console.json(Platform.all) }
    let width = Platform.all.map(\.name.count).max() ?? 0
    for platform in Platform.all {
      Console.print("\(platform.name.paddedWithSpaces(to: width))  \(platform.summary)")
    }
  }
}

extension String {
  func paddedWithSpaces(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

import ArgumentParser
import Files
import Foundation
import Stages

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a delivered folder against its manifest.",
    discussion: """
      Reads only the folder, and believes nobody: every file must be listed, every listed file must be there with its SHA-256, \
      every rendition must decode to its end with the size and duration that the manifest says, and carry no metadata. \
      Exit code 1 when anything is found.
      """)

  @Argument(help: "The output folder of a run.")
  var folder: String

  @Flag(help: "Print the findings as JSON.")
  var json = false

  func run() throws {
    let findings = try DeliveryCheck.findings(in: URL(fileURLWithPath: folder))
    if json {
      try Console.json(findings)
    } else if findings.isEmpty {
      Console.print("\(folder.printable): complete, unaltered, and every rendition plays to its end.")
    } else {
      for finding in findings { Console.print(RunDisplay.text(finding)) }
    }
    if findings.contains(where: { $0.severity == .failure }) { throw ExitStatus.failed }
  }
}

import ArgumentParser
import Files
import Foundation
import People
import Pipeline
import Stages
import Support

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a delivered folder against its manifest.",
    discussion: """
      Reads only the folder, and believes nobody: every file must be listed, every listed file must be there with its SHA-256, \
      every rendition must decode to its end with the size and duration that the manifest says, and hold nothing that Backlit does not \
      write: every box, tag, message and line of every file is on a short list of what it writes, so that nothing can have come with a source. \
      --level integrity stops after the digests, --level playback after the decoding. Exit code 1 when anything is found.

      With --faces, two face detectors also look at every picture that is delivered. Without the workspace of the run, which only its \
      owner has, nothing tells who may be seen: then each face is only told. With --workspace, a face that shows where somebody was to \
      be hidden is a failure, as at the end of a run, and its picture is kept in the workspace. With --footage, too, the delivered pictures \
      are compared with the sources: a place that was to be covered and shows what the source shows is a failure, whatever it is.
      """)

  @Argument(help: "The output folder of a run.")
  var folder: String

  @Option(help: "How much is looked at: \(VerifyLevel.allCases.map(\.rawValue).joined(separator: ", ")), which is all.")
  var level: VerifyLevel = .privacy

  @Flag(help: "Also look for faces in every rendition, photograph and thumbnail.")
  var faces = false

  @Option(help: "The workspace of the run, to hold faces against what was planned; implies --faces.")
  var workspace: String?

  @Option(
    help: "The footage folder of the run: everything that was to be covered is held against it. Needs --workspace.")
  var footage: String?

  @Flag(help: "Print the findings as JSON.")
  var json = false

  func validate() throws {
    guard footage == nil || workspace != nil else {
      throw ValidationError("--footage needs --workspace: it says what was to be covered")
    }
    guard level != .integrity || (!faces && workspace == nil) else {
      throw ValidationError("--level integrity decodes nothing, so that no face can be looked for: leave it out")
    }
  }

  func run() throws {
    let start = Date(), told = Locked(start)
    let findings = try DeliveryCheck.findings(
      in: URL(fileURLWithPath: folder), level: level, lookingAt: pictures()
    ) { done, total in
      guard Console.errorIsTerminal else { return }
      let now = Date(),
        isDue = told.withLock { last in
          defer { if now.timeIntervalSince(last) > 0.1 { last = now } }
          return now.timeIntervalSince(last) > 0.1
        }
      guard isDue else { return }
      let pace = Pace(done: done, total: total, seconds: now.timeIntervalSince(start), isFiles: true)
      Console.status("verifying  \(pace.bar)\(pace.text)")
    }
    if Console.errorIsTerminal { Console.clearStatus() }
    let hasFailed = findings.contains { $0.severity == .failure }
    if json {
      try Console.json(findings)
    } else {
      for finding in findings { Console.print(RunDisplay.text(finding)) }
      if !hasFailed {
        Console.print(
          "\(folder.printable): complete, unaltered\(level == .integrity ? "" : ", and every rendition plays to its end")\(level == .privacy ? ", with nothing in it that Backlit does not write" : "")\(whatElse(findings))."
        )
      }
    }
    if hasFailed { throw ExitStatus.failed }
  }

  /// What is right besides.
  private func whatElse(_ findings: [Finding]) -> String {
    let seen = findings.count { $0.check == "face-seen" }
    let alone =
      seen == 0 ? ", and no face shows" : "; faces show in it, and only the workspace could tell whether they may"
    let faces = workspace != nil ? ", and no face shows that should not" : faces ? alone : ""
    return faces + (footage != nil ? ", and all that was to be covered is" : "")
  }

  private func pictures() throws -> DeliveryPictures {
    guard faces || workspace != nil else { return .none }
    guard let model = Machine().modelPath else {
      throw ModelPlaces.missing(Component.model)
    }
    guard let workspace else { return try DeliveryPictures(model: model, cascade: CascadeModel.defaultPath) }
    return try DeliveryPictures(
      folder: URL(fileURLWithPath: folder), model: model, cascade: CascadeModel.defaultPath,
      workspace: URL(fileURLWithPath: workspace),
      footage: footage.map { URL(fileURLWithPath: $0) })
  }
}

extension VerifyLevel: ExpressibleByArgument {}

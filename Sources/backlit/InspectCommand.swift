import ArgumentParser
import Files
import Foundation
import Media
import Stages
import Subprocess
import Support
import SystemPackage

/// For runs and plans: what files say of themselves, as lines of JSON, in a process that they may crash.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Say as JSON lines what media files say of themselves.", shouldDisplay: false)

  @Option(help: "Which formats may be read: common or cameras.")
  var tier = "common"

  @Argument(help: "The files.")
  var files: [String]

  /// One line of what it says.
  struct Answer: Codable {
    let path: String
    var info: MediaInfo?
    var failure: Explanation?
  }

  func run() throws {
    for file in files {
      var answer = Answer(path: file)
      do {
        let tier: InputTier = tier == "cameras" ? .ownCameras : .scraped
        answer.info = try MediaReader(SourceFile(path: file), tier: tier, pictures: false, sound: .nothing).info
      } catch {
        answer.failure = error.explained(doing: "looking at the file", path: file)
      }
      Console.print(String(decoding: try CanonicalJSON.compact(answer), as: UTF8.self))
    }
  }
}

/// Has files looked at in child processes. One that dies has died of the file that it did not answer for.
struct MediaInspector: Sendable {
  /// A call's arguments must not become too long.
  private static let mostFiles = 100

  func inspect(_ files: [Preflight.Inspection]) async -> [String: Result<MediaInfo, Failure>] {
    var found: [String: Result<MediaInfo, Failure>] = [:]
    for tier in [InputTier.scraped, .ownCameras] {
      var open = files.filter { $0.tier == tier }.map(\.path)[...]
      var most = Self.mostFiles
      while !open.isEmpty {
        let some = Array(open.prefix(most))
        let (answers, problem) = await ask(some, tier)
        for answer in answers { found[answer.path] = Self.result(of: answer) }
        open = open.drop { found[$0] != nil }
        guard let culprit = some.first(where: { found[$0] == nil }) else {
          most = Self.mostFiles
          continue
        }
        // Asked once more, alone: the machine may have been in trouble, and the file not to blame.
        if most == 1 { found[culprit] = .failure(problem ?? Self.died(of: culprit)) }
        most = 1
        open = open.drop { found[$0] != nil }
      }
    }
    return found
  }

  /// In the order of the files, up to the one that the process did not answer for; `problem` where there was no process.
  private func ask(_ files: [String], _ tier: InputTier) async -> (answers: [InspectCommand.Answer], problem: Failure?)
  {
    let name = tier == .ownCameras ? "cameras" : "common"
    let answers = Locked<[InspectCommand.Answer]>([])
    var problem: Failure?
    do {
      _ = try await Subprocess.run(
        .path("/proc/self/exe"), arguments: Arguments(["inspect", "--tier", name, "--"] + files), input: .none,
        output: .sequence, error: .discarded
      ) { child in
        for try await line in child.standardOutput.jsonLines {
          guard let answer = try? JSONDecoder().decode(InspectCommand.Answer.self, from: Data(line.utf8)) else {
            continue
          }
          answers.withLock { $0.append(answer) }
        }
      }
    } catch {
      problem = Failure(
        .environment, doing: "looking at the files before anything is decoded", reason: "\(error)", advice: "Run again")
    }
    return (answers.withLock { $0 }, problem)
  }

  private static func died(of path: String) -> Failure {
    Failure(
      .environment, doing: "looking at the file", path: path, reason: "the process that looked at it died of it",
      advice: "Take it out of the set: it may be made to do harm")
  }

  private static func result(of answer: InspectCommand.Answer) -> Result<MediaInfo, Failure> {
    if let info = answer.info { return .success(info) }
    let explanation =
      answer.failure ?? Explanation(.bug, doing: "looking at the file", path: answer.path, reason: "nothing was said")
    return .failure(Failure(explanation))
  }
}

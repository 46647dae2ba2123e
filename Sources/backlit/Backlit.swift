import ArgumentParser
import Files
import Foundation
import Media

@main struct Backlit: AsyncParsableCommand {
  static let toolVersion = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "backlit",
    abstract: "Turns interviews into subtitled videos in which nobody who must stay hidden can be recognised.",
    discussion: """
      Start with the samples:

        backlit run pipelines/youtube.yaml samples/footage --out out
        backlit verify out

      A pipeline file says which files are sources, who is hidden and how, which transcripts become subtitles, and which \
      platforms get a rendition. Sources are only ever read. What is delivered lies in the output folder, whole or not at all; \
      private facts (who appears where) lie beside it, in OUT.workspace, which only you can read.

      Exit codes: 0 done; 1 a source or a check failed, or the machine did not let us; 2 the call or the pipeline file has to be changed; \
      3 a bug in Backlit; 4 nothing failed, and a source waits for a person to look at it.
      """,
    version: toolVersion,
    subcommands: [
      RunCommand.self, PlanCommand.self, RenderCommand.self, DetectCommand.self, VerifyCommand.self, ProbeCommand.self,
      PlatformsCommand.self,
      SubtitlesCommand.self, NamesCommand.self, DoctorCommand.self, SchemaCommand.self, JobCommand.self,
      InspectCommand.self,
    ])

  static func main() async {
    // A reader that went away, as in `backlit platforms | head`, is not an error worth a signal.
    signal(SIGPIPE, SIG_IGN)
    // A limit on the size of files is an error like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    MediaLibrary.keepFreedMemory()
    refuseUnknownCommand()
    do {
      if let time = Console.environment("SOURCE_DATE_EPOCH") { try PublicTime.say(time) }
      var command = try parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand { try await waiting.run() } else { try command.run() }
    } catch let error as ExitStatus {
      Foundation.exit(error.code)
    } catch let problems as PipelineFileIsWrong {
      Console.error(problems.text)
      Foundation.exit(ExitStatus.usage.code)
    } catch let error as any ExplainedError {
      Console.error("backlit: \(error.explanation)")
      Foundation.exit(ExitStatus(error.explanation.kind).code)
    } catch {
      leave(with: error)
    }
  }

  /// The argument parser answers `nosuch --help` with the help of all commands, as if there were such a command.
  private static func refuseUnknownCommand() {
    let names = configuration.subcommands.map { $0._commandName }
    guard let first = CommandLine.arguments.dropFirst().first, !first.hasPrefix("-"), first != "help",
      !names.contains(first)
    else { return }
    Console.error(
      "backlit: there is no command '\(first.printable)'. The commands are \(names.filter { $0 != "inspect" }.joined(separator: ", "))"
    )
    Foundation.exit(ExitStatus.usage.code)
  }

  /// What the argument parser has to say: help and version are no errors, a wrong call is.
  private static func leave(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let message = fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0).printable
    }
    .joined(separator: "\n")
    switch code {
    case .success:
      Console.print(message)
      Foundation.exit(0)
    case .validationFailure:
      Console.error(message)
      Foundation.exit(ExitStatus.usage.code)
    default:
      Console.error(
        "backlit: \(message)\nThis is a bug in Backlit \(toolVersion): please report it with the command that you gave."
      )
      Foundation.exit(ExitStatus.bug.code)
    }
  }
}

/// How the tool ends, where it does not end well.
enum ExitStatus: Error {
  /// A check or a source failed, or the machine did not let us.
  case failed
  /// The user can fix the call or the pipeline file.
  case usage
  case bug
  /// A source waits for a person.
  case waiting

  init(_ kind: Explanation.Kind) {
    self =
      switch kind {
      case .input: .usage
      case .environment: .failed
      case .waiting: .waiting
      case .bug: .bug
      }
  }

  /// nil for a good end.
  init?(code: Int32) {
    guard let status = [Self.failed, .usage, .bug, .waiting].first(where: { $0.code == code }) else { return nil }
    self = status
  }

  var code: Int32 {
    switch self {
    case .failed: 1
    case .usage: 2
    case .bug: 3
    case .waiting: 4
    }
  }
}

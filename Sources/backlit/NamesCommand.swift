import ArgumentParser
import Files
import Footage
import Foundation
import Names
import Pipeline
import Stages
import Subtitles

struct NamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names", abstract: "Look for names that must not be said, read or shown.",
    subcommands: [NamesCheckCommand.self])
}

struct NamesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List where transcripts say what names.yaml hides, and what it may have missed.",
    discussion: """
      The list is names.yaml in the footage folder, or the one given with --names. Every hit in every transcript is printed with what stands around \
      it, and every word that is one letter away from a listed name, or that reads like one in another script, and that nothing hides.

      Exit codes: 0 nothing was missed as far as can be told; 1 there are near misses, a transcript cannot be read, or most of it would be hidden; \
      2 a list that cannot be right.
      """)

  @Argument(help: "The footage folder.")
  var footage: String

  @Option(name: .customLong("names"), help: "A list of names that lies elsewhere, as beside a pipeline file.")
  var list: String?

  @Flag(help: "Print JSON.")
  var json = false

  struct Line: Encodable {
    let file: String
    let language: String?
    /// Milliseconds; nil where the transcript has no times.
    let start: Int?
    let entry: String
    let found: String
    let context: String
    /// Why it may be meant, where nothing hides it.
    let likeness: String?
  }

  func run() throws {
    let collected = try FootageTranscripts(in: footage, endings: .ofSubtitles)
    let lists = (list.map { [Artifact(.names, path: $0)] } ?? []) + (list == nil ? collected.names : [])
    guard !lists.isEmpty else {
      throw Failure(
        doing: "looking for the list of names", path: footage, reason: "there is no names.yaml in it",
        advice:
          "Write one there, or name it with --names. It begins like this:\nnames: 1\nhide:\n  ahmad: { match: \"Ahmed|Ahmad\", with: { en: my friend } }"
      )
    }
    for list in lists {
      guard case .failure(let wrong) = try NamesFile.reader.read(path: list.path) else { continue }
      throw PipelineFileIsWrong(text: wrong.problems.map(\.description).joined(separator: "\n"))
    }
    let names = try NamesList(lists)
    var lines: [Line] = []
    var failed: [Explanation] = []
    var unread = 0
    for file in collected.files {
      do {
        // Of a text in no language that is known, names are found all the same.
        let transcript =
          try file.language == nil
          ? (try? TranscriptReader.read(path: file.path, language: nil))
            ?? TranscriptReader.read(path: file.path, language: "und")
          : TranscriptReader.read(path: file.path, language: file.language)
        lines += Self.lines(of: transcript, in: file.name, names)
        // As plan and run would say it.
        if let failure = NamesCheck(names).failure(transcript, path: file.name) { failed.append(failure.explanation) }
      } catch {
        failed.append(error.explained(doing: "reading the transcript", path: file.name))
        unread += 1
      }
    }
    if json {
      try Console.json(lines)
    } else {
      lines.map(\.text).forEach(Console.print)
      Console.print(Self.summary(lines, collected.files.count - unread))
    }
    for explanation in failed { Console.error("fail  \(explanation)") }
    if !failed.isEmpty || lines.contains(where: { $0.likeness != nil }) { throw ExitStatus.failed }
  }

  private static func lines(of transcript: Transcript, in file: String, _ names: NamesList) -> [Line] {
    let language = transcript.language
    // Whoever speaks is read, too.
    let labelled = Transcript(
      language: language,
      cues: transcript.cues.map { cue in
        Cue(
          startMilliseconds: cue.startMilliseconds, endMilliseconds: cue.endMilliseconds,
          text: (cue.speaker.map { "\($0): " } ?? "") + cue.text)
      })
    let joined = JoinedCues(labelled)
    func line(_ range: Range<String.Index>, _ entry: String, _ likeness: String?) -> Line {
      let cue = joined.parts(of: range).first.map { labelled.cues[$0.cue] }
      return Line(
        file: file, language: language, start: transcript.isTimed ? cue?.startMilliseconds : nil, entry: entry,
        found: String(joined.text[range]), context: joined.text.around(range), likeness: likeness)
    }
    return names.hits(in: joined.text, language: language).map { line($0.range, $0.entry, nil) }
      + names.nearMisses(in: joined.text, language: language).map { line($0.range, $0.entry, $0.words) }
  }

  private static func summary(_ lines: [Line], _ files: Int) -> String {
    let near = lines.count { $0.likeness != nil }
    return
      "\(RunSummary.count(lines.count - near, "hit")), \(near == 1 ? "1 near miss" : "\(near) near misses") in \(RunSummary.count(files, "transcript"))"
      + (near == 0 ? "" : ". Add what is meant to match: in the list; what is not needs nothing")
  }
}

extension NamesCheckCommand.Line {
  fileprivate var text: String {
    let time = start.map { TimeCode.seconds(Double($0) / 1000) + " " } ?? ""
    let verb = likeness == nil ? "hide" : "near"
    let why = likeness.map { " (\($0))" } ?? ""
    return "\(verb)  \(file.printable) \(time)\(entry)\(why): \(context.printable)"
  }
}

extension NearMiss {
  fileprivate var words: String {
    let why =
      switch reason {
      case .oneLetterAway: "one letter from '\(name)'"
      case .soundsAlike: "sounds like '\(name)'"
      case .readsAlikeInAnotherScript: "reads like '\(name)'"
      }
    return why + (count > 1 ? ", \(count) times" : "")
  }
}

extension String {
  /// What stands around a place in one line, with the place in brackets.
  fileprivate func around(_ range: Range<Index>) -> String {
    let before = self[..<range.lowerBound].suffix(30), after = self[range.upperBound...].prefix(30)
    return "\(before)[\(self[range])]\(after)".split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

import ArgumentParser
import Files
import Foundation
import Media
import Pipeline
import Speech
import Stages
import Subtitles

struct SubtitlesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subtitles", abstract: "Check transcripts, and turn them into subtitle files.",
    subcommands: [SubtitlesCheck.self, SubtitlesConvert.self])
}

/// What both need: a file, its language, and the rules.
struct TranscriptOptions: ParsableArguments {
  @Option(help: "The language, as in en or ar; without it, the file's name or the file itself must say it.")
  var language: String?

  @Option(
    help: "How many characters a second are to be read at most; without it 17, or what the language's guide says.")
  var speed: Double?

  @Option(
    help:
      "How a change of speaker is shown: \(LayoutRules.SpeakerMarks.allCases.map(\.rawValue).joined(separator: ", ")).")
  var speakers: String = LayoutRules.SpeakerMarks.dashes.rawValue

  @Flag(help: "Leave out descriptions of sounds such as [laughter].")
  var dropSounds = false

  @Option(
    help:
      "The recording: it says how long a frame lasts, as in a run, and the times of a text without times are found in it."
  )
  var media: String?

  @Flag(
    help: "The recording may be in a camera or editing format (MPEG-TS, MXF, ProRes, DV): only for files of your own.")
  var cameras = false

  @Flag(help: "Take the cues as they are: divide, break, time and mark nothing.")
  var asIs = false

  func validate() throws {
    if let speed, !(5...30).contains(speed) { throw ValidationError("--speed takes a number from 5 to 30.") }
    guard LayoutRules.SpeakerMarks(rawValue: speakers) != nil else {
      throw ValidationError("--speakers takes dashes, names or none.")
    }
  }

  /// As stage subtitle has them for a source with the recording's frame rate.
  func rules(for language: String) throws -> LayoutRules {
    let picture = try media.map { try MediaReader(SourceFile(path: $0), tier: tier, pictures: false, sound: .nothing) }
    return SubtitleOptions(speed: speed, speakers: speakers, dropsSounds: dropSounds)
      .rules(for: language, framesPerSecond: picture?.info.picture?.pictureFormat?.frameRate.value)
  }

  private var tier: InputTier { cameras ? .ownCameras : .scraped }

  /// The transcript, its cues, laid out as stage subtitle does, and what is doubtful about its times.
  func read(_ file: String) throws -> (Transcript, CueSheet, [String]) {
    let stem = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    let named = stem.split(separator: ".").dropFirst().last.map(String.init)
    let tag = language ?? named.flatMap(LanguageTag.canonical)
    let (transcript, doubts) = try timed(TranscriptReader.read(path: file, language: tag), file)
    let rules = try rules(for: transcript.language)
    if asIs {
      return (
        transcript, rules.speakers == .names ? CueSheet(transcript) : CueSheet(transcript).withoutSpeakers, doubts
      )
    }
    let layout = TranscriptLayout(rules: rules, fonts: FontFolder(path: Machine().fontFolder))
    return (transcript, try layout.sheet(of: transcript), doubts)
  }

  private func timed(_ transcript: Transcript, _ file: String) throws -> (Transcript, [String]) {
    if transcript.isTimed { return (transcript, []) }
    guard let media else {
      throw Failure(
        doing: "laying out the subtitles", path: file, reason: "there are no times in it",
        advice:
          "Name the recording with --media, so that they can be found, or write times into it, as in [00:01:02] before each paragraph"
      )
    }
    let alignment = try TextAligner.align(
      transcript, to: SourceFile(path: media), tier: tier, sound: .first)
    return (alignment.transcript, alignment.doubts)
  }
}

struct SubtitlesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what in a transcript cannot become a subtitle that is easily read.",
    discussion: """
      The transcript is laid out as a run does it, and what still breaks a rule is told with its time and text: speed, duration, gaps, lines, \
      characters that no font has. With --as-is the cues are judged as they stand in the file.

      Exit codes: 0 nothing was found; 1 something was; 2 a call that cannot be right.
      """)

  @Argument(help: "Transcripts, such as A001.en.srt.")
  var files: [String]

  @OptionGroup var options: TranscriptOptions

  @Flag(help: "Print JSON.")
  var json = false

  private struct Report: Encodable {
    let file: String
    let language: String?
    let encoding: String?
    let cues: Int
    let findings: [String]
  }

  func run() throws {
    let reports = files.map(report)
    if json {
      try Console.json(reports)
    } else {
      for report in reports {
        for finding in report.findings { Console.print("\(report.file.printable): \(finding.printable)") }
        let place = [report.language, report.encoding].compactMap { $0 }.joined(separator: ", ")
        Console.print(
          "\(report.file.printable): \(RunSummary.count(report.cues, "cue"))\(place.isEmpty ? "" : " (\(place))"), \(RunSummary.count(report.findings.count, "finding"))"
        )
      }
    }
    if reports.contains(where: { !$0.findings.isEmpty }) { throw ExitStatus.failed }
  }

  private func report(_ file: String) -> Report {
    do {
      let (transcript, sheet, doubts) = try options.read(file)
      let notes = transcript.notes.map { note in (note.line.map { "line \($0): " } ?? "") + note.message }
      let guess =
        transcript.encoding.isGuessed
        ? ["it was read as \(transcript.encoding.rawValue): look whether its letters are right"] : []
      return Report(
        file: file, language: transcript.language, encoding: transcript.encoding.rawValue, cues: sheet.cues.count,
        findings: try guess + notes + doubts + sheet.findings(options.rules(for: transcript.language)).map(\.message))
    } catch let error as any ExplainedError {
      return Report(file: file, language: nil, encoding: nil, cues: 0, findings: ["\(error.explanation)"])
    } catch {
      return Report(file: file, language: nil, encoding: nil, cues: 0, findings: ["\(error)"])
    }
  }
}

struct SubtitlesConvert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Write a transcript as a subtitle file.",
    discussion: """
      Examples:
        backlit subtitles convert A001.json --language en --to vtt --out A001.en.vtt
        backlit subtitles convert A001.en.txt --media A001.mov --to srt --out A001.en.srt
      """)

  @Argument(help: "A transcript.")
  var file: String

  @Option(help: "The format: \(CaptionFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var to: String

  @Option(help: "The file to write; it must not exist yet. Without it, the text is printed.")
  var out: String?

  @OptionGroup var options: TranscriptOptions

  func validate() throws {
    guard CaptionFormat(rawValue: to) != nil else {
      throw ValidationError("--to takes \(CaptionFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
  }

  func run() throws {
    guard let format = CaptionFormat(rawValue: to) else { return }
    let text = format.write(try options.read(file).1)
    guard let out else { return Console.print(text) }
    guard !FileManager.default.fileExists(atPath: out) else {
      throw Failure(
        doing: "writing the subtitles", path: out, reason: "there is a file of that name",
        advice: "Choose another name, or move that file away")
    }
    try WholeFile.write(Data(text.utf8), to: out)
  }
}

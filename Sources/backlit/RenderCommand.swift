import ArgumentParser
import Footage
import Pipeline
import Redaction
import Renditions
import Runner
import Stages

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Render single files for a platform, without a pipeline file.",
    discussion: """
      Does what run does with a pipeline file of one source set: people in the files are found and hidden, and the result is \
      verified. Transcripts named NAME.LANGUAGE.srt, .vtt, .json and so on beside a file are used with --burn.

      Example: backlit render --for youtube-1080p --burn en A001.mov --out out
      """)

  @Option(name: .customLong("for"), help: "A platform, as backlit platforms lists them; may be given more than once.")
  var platforms: [String]

  @Argument(help: "The video files.")
  var files: [String]

  @OptionGroup var options: RunOptions

  @Option(help: "How heads are hidden: blur, pixelate, fill, frame (all of the picture), or keep with --because.")
  var faces = "blur"

  @Option(
    help: "Whether there must be somebody: expected fails a file in which no one was found; optional, with --because.")
  var people: String?

  @Option(
    help: """
      What is done to voices: disguise (\(VoiceTreatment.Name.disguise.strength)), replace by a reader or silence \
      (\(VoiceTreatment.Name.silence.strength)), or keep with --because.
      """)
  var voices = VoiceTreatment.Name.disguise.rawValue

  @Option(help: "The language that is read where voices are replaced.")
  var reader: String?

  @Option(help: "Which machine reads where voices are replaced: espeak (the default) or neural.")
  var readerVoice: String?

  @Option(help: "The language that is spoken, where there are transcripts in several.")
  var spoken: String?

  @Option(help: "Why people may be shown, or heard, as they are, or why there may be nobody.")
  var because: String?

  @Option(help: "The language to burn in, or each for one rendition per language.")
  var burn: String?

  @Option(name: .customLong("language"), help: "With --burn each: the languages.")
  var languages: [String] = []

  @Option(
    help: "How a picture comes into a frame of another shape: pad, crop or blur. Default: as each platform has it.")
  var fit: String?

  @Option(help: "Which sound track is heard: first, mix, none, its number, or its language.")
  var sound: String?

  @Option(help: "The title, from which the renditions take their names.")
  var title = "video"

  @Flag(help: "Also read camera and editing formats (MPEG-TS, MXF, ProRes, DV): only for files of your own.")
  var cameras = false

  func validate() throws {
    let reason = because?.contains { !$0.isWhitespace } == true
    for (option, value) in [("--faces", faces), ("--voices", voices)] where value == "keep" && !reason {
      throw ValidationError("\(option) keep wants a reason, which the manifest tells: --because \"...\".")
    }
    if people == "optional", !reason { throw ValidationError("--people optional wants a reason: --because \"...\".") }
    if burn != "each", !languages.isEmpty { throw ValidationError("--language goes with --burn each.") }
    if burn == "each", languages.isEmpty {
      throw ValidationError("--burn each wants the languages: --language en --language ar.")
    }
  }

  func run() async throws {
    let pipeline = try PipelineFileIsWrong.parse(text)
    let footage = FoundFootage(files: files, set: "files", transcripts: .ofSubtitles) {
      _ = try DecisionsFile.read(path: $0)
    }
    try PipelineFileIsWrong.checkNames(footage.names, pipeline, at: "the call")
    try await options.run(pipeline, footage, in: nil)
  }

  /// The call as a pipeline file: checked by the same rules, with the same messages.
  private var text: String {
    var redact = "faces: \(quoted(faces)), voices: \(quoted(voices))"
    if let reader { redact += ", reader: \(quoted(reader))" }
    if let readerVoice { redact += ", readerVoice: \(quoted(readerVoice))" }
    if let spoken { redact += ", spoken: \(quoted(spoken))" }
    if let people { redact += ", people: \(quoted(people))" }
    if let because { redact += ", because: \(quoted(because))" }
    var stages = ["ingest: { formats: \(cameras ? "cameras" : "common") }", "detect", "redact: { \(redact) }"]
    if let burn {
      let wanted = burn == "each" ? languages : [burn]
      stages.append("subtitle: { languages: [\(wanted.map(quoted).joined(separator: ", "))], burn: each }")
    }
    var render = "for: [\(platforms.map(quoted).joined(separator: ", "))]"
    if let fit { render += ", fit: \(quoted(fit))" }
    if let sound { render += ", sound: \(quoted(sound))" }
    stages += ["render: { \(render) }", "manifest", "verify"]
    return """
      backlit: 1
      title: \(quoted(title))
      sources: { files: "*" }
      stages:
      \(stages.map { "  - \($0)" }.joined(separator: "\n"))

      """
  }

  /// A YAML double-quoted scalar.
  private func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\\": "\\\\"
      case "\"": "\\\""
      case _ where scalar.value < 32 || scalar.value == 127: " "
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}

extension PipelineFileIsWrong {
  /// The same checks for a call of `render`; lines and columns would mean nothing to the reader.
  fileprivate static func parse(_ text: String) throws -> PipelineFile {
    switch PipelineReader.read(text: text, file: "the call", catalog: allStages) {
    case .success(let pipeline): return pipeline
    case .failure(let problems):
      throw PipelineFileIsWrong(text: problems.problems.map { "backlit: \($0.message)" }.joined(separator: "\n"))
    }
  }
}

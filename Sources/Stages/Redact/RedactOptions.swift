import Pipeline
import Redaction

/// What a pipeline file may say about hiding.
public struct RedactOptions: Codable, Sendable {
  public var faces: String?
  public var because: String?
  public var people: String?
  public var review: String?
  public var voices: String?
  public var reader: String?
  public var readerVoice: ReaderVoice?
  public var spoken: String?
  public var names: Names?
  public var text: String?

  /// What is heard while somebody says what a list of names hides.
  public enum Names: String, Codable, Sendable, CaseIterable { case bleep, mute }

  /// Which machine reads where no person does.
  public enum ReaderVoice: String, Codable, Sendable, CaseIterable { case espeak, neural }

  public static let rules = [
    OptionRule(
      "faces", .choice(["blur", "pixelate", "fill", "frame", "keep"]),
      "How heads are hidden: blur (the default), pixelate or fill them, hide the whole frame, or keep them as they are, with because:"
    ),
    OptionRule(
      "voices", .choice(VoiceTreatment.Name.allCases.filter { $0 != .bleep }.map(\.rawValue)),
      "disguise, the default: \(VoiceTreatment.Name.disguise.strength); replace has a reader's recording (as in A001.reader.en.wav) or a machine "
        + "read the transcript instead: \(VoiceTreatment.Name.replace.strength); silence: the same, with nothing to be heard; keep, with because:: "
        + VoiceTreatment.Name.keep.strength),
    OptionRule(
      "reader", .language,
      "Where voices are replaced, the language that is read; without it, that of the only reader's recording, or of the transcript"
    ),
    OptionRule(
      "readerVoice", .choice(ReaderVoice.allCases.map(\.rawValue)),
      "Which machine reads where voices are replaced and no person does: espeak, the default, reads more than a hundred languages; neural, which "
        + "scripts/neural-voice/setup installs, reads English, and was learnt from a person"),
    OptionRule(
      "names", .choice(Names.allCases.map(\.rawValue)),
      "What is heard in place of what names.yaml lists: bleep, a tone, is the default; mute, nothing"),
    OptionRule(
      "spoken", .language, "The language that is spoken in the sources, where there are transcripts in several"),
    OptionRule(
      "text", .choice(TextTreatment.allCases.map(\.rawValue)),
      "What is done to text in the picture, where detect looked for it: report, the default, tells of it; hide covers it"
    ),
    OptionRule(
      "because", .text,
      "Why people may be shown (faces: keep), voices heard (voices: keep), or why there may be nobody (people: optional)"
    ),
    OptionRule(
      "people", .choice(["expected", "optional"]),
      "expected (the default) fails a source in which no one was found; optional (the default for clips of Telegram exports) lets it pass, with because:"
    ),
    OptionRule(
      "review", .choice(["required", "optional"]),
      "required renders no source before its decisions file says that a person has looked at its review sheet; optional is the default"
    ),
  ]

  /// One `because:` answers for all of them.
  var problems: [String] {
    guard because?.contains(where: { !$0.isWhitespace }) != true else { return [] }
    var problems: [String] = []
    if faces == "keep" {
      problems.append(
        "faces: keep shows everyone as they are. Say why, for whoever reads the manifest: because: \"...\"")
    }
    if voices == "keep" {
      problems.append(
        "voices: keep lets everyone be heard as they are. Say why, for whoever reads the manifest: because: \"...\"")
    }
    if people == "optional" && faces != "keep" {
      problems.append("people: optional lets a source pass in which no one was found. Say why: because: \"...\"")
    }
    return problems
  }

  var voiceTreatment: VoiceTreatment.Name { voices.flatMap(VoiceTreatment.Name.init(rawValue:)) ?? .disguise }

  var nameTreatment: VoiceTreatment { names == .mute ? .silence : .bleep }

  /// Anything unknown hides.
  var textTreatment: TextTreatment {
    switch text {
    case nil: .report
    case let text?: TextTreatment(rawValue: text) ?? .hide
    }
  }

  var isReviewRequired: Bool { review == "required" }

  /// Why it is right that nobody was found in a source; nil where it is not. Raw clips often show nobody, interviews always somebody.
  func reasonForNobody(in source: Source) -> String? {
    switch people {
    case "optional": because
    case nil where source.origin["collection"] == "telegram":
      "a raw clip of a Telegram export, in which nobody was found"
    default: nil
    }
  }

  var method: RedactionMethod {
    switch faces {
    case nil, "blur": .blur
    case "pixelate": .pixelate
    case "fill": .fill
    case "keep": .nothingToHide(because: because ?? "")
    // Anything unknown hides everything.
    default: .frame
    }
  }
}

import Files
import Pipeline
import Redaction

/// The file in which a person writes down who and what is hidden in one source. Backlit only reads it.
public enum DecisionsFile {
  /// Throws `Failure` where the file cannot be read or says what cannot be meant: every problem at once, each with its line.
  public static func read(path: String) throws -> Decisions {
    switch try reader.read(path: path) {
    case .success(let decisions): return decisions
    case .failure(let problems):
      let list = problems.problems.map { "line \($0.line), column \($0.column): \($0.message)" }
      throw Failure(
        doing: "reading the decisions file", path: path, reason: list.joined(separator: "; "),
        advice: "Correct it and run again")
    }
  }

  public static let reader = SettingsReader<Decisions>(kind: "decisions file", rules: rules, assumingVersion: 1) {
    decisions in
    decisions.problems.map { SettingsProblem($0.keys, $0.message) }
  }

  private static let seconds = OptionRule.Value.number(0...360_000)

  static let rules = [
    OptionRule("decisions", .count(1...1), required: true, "The version of the decisions file"),
    OptionRule(
      "reviewed", .text, "The mark in the review sheet: says that a person has looked at exactly what was found"),
    OptionRule("nobody", .text, "Why it is right that nobody was found"),
    OptionRule("people", .named(people), "Tracks of people, under names of your own"),
    OptionRule("regions", .named(regions), "What is hidden besides the people who were found, under names of your own"),
    OptionRule("ranges", .named(ranges), "Times in which the whole picture is hidden, under names of your own"),
    OptionRule("texts", .named(texts), "Text that was found in the picture, under names of your own"),
    OptionRule("voices", .named(voices), "What is done to voices, under names of your own"),
  ]

  private static let voices = [
    OptionRule(
      "do", .choice(VoiceTreatment.Name.allCases.map(\.rawValue)), required: true,
      "keep: \(VoiceTreatment.Name.keep.strength); disguise: \(VoiceTreatment.Name.disguise.strength); replace by a reader, silence, or bleep with a tone: "
        + "\(VoiceTreatment.Name.silence.strength). The same name in several decisions files is the same person, with one disguise"
    ),
    OptionRule("because", .text, "Why the voice may be heard as it is: for keep"),
    OptionRule("speaker", .text, "Whoever a transcript with times labels so, whenever it says so"),
    OptionRule("from", seconds, "From then on, in seconds from the beginning; without it from the beginning"),
    OptionRule("to", seconds, "Until then, in seconds from the beginning; without it to the end"),
  ]

  private static let people = [
    OptionRule(
      "do", .choice(Decisions.Person.Action.allCases.map(\.rawValue)), required: true,
      "keep shows the person; hide, the default for everyone, fails where the person is not found any more; merge hides in between the tracks of one person; split makes two of one from that time on"
    ),
    OptionRule("because", .text, "Why the person may be shown: for keep"),
    OptionRule(
      "at", .rows(3...5), required: true,
      "Where the track is: rows of seconds from the first picture, x, y of a point in the face; or seconds, x, y, width, height of its box; places in fractions of the picture"
    ),
    OptionRule("from", seconds, "For keep: the person is hidden before, in seconds from the first picture"),
    OptionRule("to", seconds, "For keep: the person is hidden after, in seconds from the first picture"),
  ]

  private static let texts = [
    OptionRule(
      "do", .choice(Decisions.Text.Action.allCases.map(\.rawValue)), required: true,
      "hide covers the text; keep lets it be read, with because:"),
    OptionRule("because", .text, "Why the text may be read: for keep"),
    OptionRule(
      "at", .rows(3...5), required: true,
      "Where the text is: rows of seconds from the first picture, x, y of a point in it; or seconds, x, y, width, height of its box; places in fractions of the picture"
    ),
    OptionRule("from", seconds, "For keep: it is treated as other text before, in seconds from the first picture"),
    OptionRule("to", seconds, "For keep: it is treated as other text after, in seconds from the first picture"),
  ]

  private static let regions = [
    OptionRule(
      "shape", .choice(Decisions.Drawing.Shape.allCases.map(\.rawValue)), required: true,
      "What the numbers mean: a box, the ellipse in it, or a polygon"),
    OptionRule(
      "at", .rows(5...401), required: true,
      "Keyframes, with straight ways between them: rows of seconds, x, y, width, height; of a polygon seconds, then x and y of every corner"
    ),
    OptionRule(
      "from", seconds,
      "It is there from then on; without it from the first keyframe, or from the beginning where there is one"),
    OptionRule(
      "to", seconds, "It is there until then; without it until the last keyframe, or to the end where there is one"),
    OptionRule("follow", .boolean, "Whether a tracker follows what the one keyframe shows, until it loses it"),
    OptionRule(
      "show", .boolean, "Nothing is hidden there on account of this, and a face that verify sees there may be seen"),
    OptionRule("because", .text, "Why a face may be seen there: for show"),
    OptionRule(
      "cover", .choice(Cover.allCases.map(\.rawValue)),
      "What it looks like; without it as faces do, or fill where faces are kept"),
  ]

  private static let ranges = [
    OptionRule(
      "do", .choice(Decisions.Stretch.Action.allCases.map(\.rawValue)), required: true,
      "hide leaves 8×8 colours of the picture, black nothing"),
    OptionRule("from", seconds, required: true, "In seconds from the first picture"),
    OptionRule("to", seconds, required: true, "In seconds from the first picture"),
  ]
}

import Foundation
import TestSupport
import Testing

@testable import Subtitles

/// Numbers that no transcript of a person holds, in every place where a format has a number: each text is read or refused with a reason, and
/// nothing traps. Seeded, so that a failure can be found again.
@Suite struct StrangeNumberTests {
  private static let numbers = [
    "0", "00", "1", "59", "60", "99", "-1", "+5", "007", "1.5", ".5", "5.", "1e3", "1e400", "1e-400", "-0", "NaN",
    "nan",
    "inf", "-inf", "infinity", "0x10", "1_000", "٣", "½", "²", "", " ", "999", "1000", "3600000", "3600001",
    "999999999", "1000000000", "2147483647", "2147483648", "4294967296", "3600000000", "3600000001",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616",
    "99999999999999", "99999999999999999999999999", "0.0000000000000000000000001", "1,5", "1:2", "--", "\u{0301}",
  ]

  /// `#` stands for a number.
  private static let templates: [(any TranscriptFormat.Type, String)] = [
    (SubRipFormat.self, "#\n#:#:#,# --> #:#:#,#\nHello {\\an#}\n\n#\n00:00:0#,000 --> 00:00:#,#\nThere\n"),
    (WebVTTFormat.self, "WEBVTT\n\n#:#:#.# --> #:#:#.# line:#% position:#\n<#:#.#>Hello <#:#:#.#>there <v A>you\n"),
    (
      WebVTTFormat.self,
      "WEBVTT\n\nREGION\nid:a viewportanchor:#%,#% lines:#\n\n00:01.000 --> 00:09.000 region:a line:#\n<00:0#.000>Hi &##;&#x#;\n"
    ),
    (
      ASSFormat.self,
      "[V4+ Styles]\nFormat: Name, Alignment\nStyle: A,#\n[Events]\nFormat: Layer, Start, End, Style, Text\nDialogue: #,#:#:#.#,#:#:#.#,A,{\\an#\\p#}Hi\n"
    ),
    (
      TTMLFormat.self,
      "<tt xmlns:p='a' p:frameRate='#' p:subFrameRate='#' p:tickRate='#' p:frameRateMultiplier='# #'><head><layout><region xml:id='r' origin='#% #%' xmlns:xml='x'/></layout></head><body begin='#s' timeContainer='seq'><div dur='#h'><p begin='#:#:#:#.#' end='#t'>One</p><p begin='#f' dur='#ms' region='r'>Two <span begin='#m'>three</span></p><p begin='0s' end='#:#:#.#'>Four</p></div></body></tt>"
    ),
    (SBVFormat.self, "#:#:#.#,#:#:#.#\nHello\n\n0:00:01.000,0:00:#.#\nThere\n"),
    (
      WhisperFormat.self,
      "{\"segments\":[{\"start\":#,\"end\":#,\"text\":\"Hi there\",\"words\":[{\"word\":\"Hi\",\"start\":#,\"end\":#,\"speaker\":\"A\"},{\"word\":\"there\",\"start\":#,\"speaker\":\"B\"}]}]}"
    ),
    (
      WhisperFormat.self,
      "{\"transcription\":[{\"offsets\":{\"from\":#,\"to\":#},\"text\":\" Hi\",\"tokens\":[{\"text\":\" Hi\",\"offsets\":{\"from\":#,\"to\":#}}]}]}"
    ),
    (
      ELANFormat.self,
      "<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID='a' TIME_VALUE='#'/><TIME_SLOT TIME_SLOT_ID='b'/><TIME_SLOT TIME_SLOT_ID='c' TIME_VALUE='#'/></TIME_ORDER><TIER TIER_ID='t'><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID='1' TIME_SLOT_REF1='a' TIME_SLOT_REF2='b'><ANNOTATION_VALUE>Hi</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>"
    ),
    (
      OTranscribeFormat.self,
      "{\"text\":\"<p><span class='timestamp' data-timestamp='#'>#:#</span>Hi <span class='timestamp' onclick=\\\"setFrom('#')\\\">#:#:#</span>there &##;</p>\"}"
    ),
    (StampedTextFormat.self, "[#:#:#.#] Anna: I left.\n#:#:# - #:# Ben: Did you?\nBen #:#\nYes. [#:#.#]\n"),
    (PlainTextFormat.self, "Anna: #. I left at #:#, #.\n"),
  ]

  /// Some in every place are what belongs there: else nothing behind the first strange one would be reached.
  private func filled(_ template: String, _ random: inout SeededGenerator) -> String {
    let share = Int.random(in: 1...6, using: &random)
    return template.split(separator: "#", omittingEmptySubsequences: false).map(String.init).reduce(
      into: nil as String?
    ) {
      guard let before = $0 else { return $0 = $1 }
      let number =
        Int.random(in: 0..<6, using: &random) < share
        ? ["0", "1", "2", "3", "10", "000", "500"].randomElement(using: &random)
        : Self.numbers.randomElement(using: &random)
      $0 = before + (number ?? "") + $1
    } ?? ""
  }

  @Test(arguments: Array(templates.indices)) func noNumberTraps(template: Int) throws {
    var random = SeededGenerator(seed: UInt64(template) + 1)
    let (format, text) = Self.templates[template]
    for _ in 0..<80 { try check(format, filled(text, &random)) }
  }

  /// What comes out can be written, measured and laid out; what does not come out has a reason.
  private func check(_ format: any TranscriptFormat.Type, _ text: String) throws {
    let parsed: ParsedTranscript
    do {
      parsed = try format.parse(TextLines(text))
    } catch let error as TranscriptError {
      #expect(!error.reason.isEmpty)
      return
    }
    for cue in parsed.cues where parsed.isTimed {
      #expect(cue.startMilliseconds >= 0 && cue.endMilliseconds > cue.startMilliseconds, "\(text)")
      #expect(cue.endMilliseconds <= TimeCode.limitMilliseconds + 10000, "\(text)")
    }
    let transcript = Transcript(language: "en", cues: parsed.cues)
    var rules = LayoutRules(language: "en")
    rules.setFrameRate(0.001)
    let sheet = CueSheet(transcript)
    for format in CaptionFormat.allCases { _ = format.write(sheet) }
    _ = sheet.findings(rules)
    _ = CueTiming(rules: rules, shotChanges: [0, 1, 5000]).timed(transcript.cues) { _, _ in nil }
    for cue in transcript.cues { _ = Tokenizer.tokens(cue, limit: 10) }
  }

  /// What a pipeline file may ask for.
  @Test(arguments: [0.0, -1, .nan, .infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude])
  func noReadingSpeedOrFrameRateTraps(value: Double) {
    var rules = LayoutRules(language: "en")
    rules.charactersPerSecond = value
    rules.setFrameRate(value)
    let cues = [(0, 900, "One, two."), (1000, 2000, "Three four."), (2000, 90000, "Five")].map {
      Cue(startMilliseconds: $0, endMilliseconds: $1, text: $2)
    }
    _ = CueSheet(language: "en", cues: cues).findings(rules)
    _ = CueTiming(rules: rules, shotChanges: [1500]).timed(cues) { _, _ in nil }
    let tokens = cues.flatMap { Tokenizer.tokens($0, limit: 20) }
    let ruler = TokenRuler(tokens, limit: LineLimit(characters: 8), space: 0.2)
    _ = CueDivider(ruler: ruler, places: BreakPlaces(language: "en"), rules: rules).divide()
    #expect(TimeCode.seconds(value).contains(":"))
  }

  @Test func manyTimeSlotsWithoutATimeAreReadInOneGo() throws {
    let slots = (0..<20000).map { "<TIME_SLOT TIME_SLOT_ID='s\($0)'/>" }.joined()
    let text =
      "<ANNOTATION_DOCUMENT><TIME_ORDER>\(slots)</TIME_ORDER><TIER TIER_ID='t'><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID='1' TIME_SLOT_REF1='s1' TIME_SLOT_REF2='s2'><ANNOTATION_VALUE>Hi</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>"
    let time = ContinuousClock().measure {
      #expect(throws: TranscriptError.self) { try ELANFormat.parse(TextLines(text)) }
    }
    #expect(time < .seconds(20))
  }

  @Test func textOfCharacterReferencesIsJoinedInOneGo() throws {
    let text = String(repeating: "&#65;", count: 30_000)
    let time = try ContinuousClock().measure {
      let parsed = try TTMLFormat.parse(TextLines("<tt><body><p begin='1s' end='2s'>\(text)</p></body></tt>"))
      #expect(parsed.cues.first?.text.count == 30_000)
    }
    #expect(time < .seconds(20))
  }
}

import Testing

@testable import Containers

@Suite struct CaptionLinesTests {
  static let srt = "1\n00:00:00,600 --> 00:00:03,300\n{\\an8}I was\n<3\n\n2\n00:00:03,500 --> 00:00:06,900\nThey →\n"
  static let vtt =
    "WEBVTT\n\n00:00:00.600 --> 00:00:03.300 line:0\n<v Jane>I was\n&lt;3\n\n00:00:03.500 --> 100:00:06.900\nThey\n"
  static let ass = """
    [Script Info]
    ScriptType: v4.00+
    WrapStyle: 0
    ScaledBorderAndShadow: yes
    PlayResX: 1920
    PlayResY: 1080

    [V4+ Styles]
    Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
    StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
    Style: Noto Sans,Noto Sans,62,&H00FFFFFF,&H00FFFFFF,&H00141414,&H78000000,-1,0,0,0,100,100,0,0,1,3.4,1.9,2,96,96,54,-1

    [Events]
    Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
    Dialogue: 0,0:00:00.60,0:00:03.30,Noto Sans,,0,0,0,,{\\an8}I was\\N\\{nineteen\\}

    """

  @Test func captionsOfOurOwnHaveNothingForeign() throws {
    #expect(try scan(Self.srt, as: "a.srt") == [])
    #expect(try scan("", as: "a.srt") == [])
    #expect(try scan(Self.vtt, as: "a.vtt") == [])
    #expect(try scan("WEBVTT\n", as: "a.vtt") == [])
    #expect(try scan(Self.ass, as: "a.ass") == [])
  }

  @Test(arguments: [
    "NOTE by Jane\n\n" + srt, srt + "\nMade by Jane\n", srt.replacing("1\n", with: "7\n", maxReplacements: 1),
    srt.replacing("03,300", with: "03,300 X1:5"), srt + "\n", "\u{feff}" + srt, srt.replacing("\n", with: "\r\n"),
    String(srt.dropLast()),
  ])
  func subRipHoldsNumbersTimesAndText(text: String) throws { #expect(try !scan(text, as: "a.srt").isEmpty) }

  @Test(arguments: [
    vtt + "\nNOTE by Jane\n", vtt.replacing("WEBVTT", with: "WEBVTT - Jane"), vtt + "\nSTYLE\n::cue {}\n",
    vtt + "\nREGION\nid:jane\n", vtt.replacing("WEBVTT\n", with: "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000\n"),
    vtt.replacing("WEBVTT\n\n", with: "WEBVTT\n\njane\n"), vtt.replacing("They", with: "<c.jane>They"),
    vtt.replacing("line:0", with: "position:7%"), vtt + "\n", vtt + "\n\n\n", "\u{feff}" + vtt,
    vtt.replacing("&lt;", with: "<v x>"),
  ])
  func webVTTHoldsTimesAndText(text: String) throws { #expect(try !scan(text, as: "a.vtt").isEmpty) }

  @Test(arguments: [
    ass.replacing("ScriptType", with: "; by Jane\nScriptType"), ass.replacing("WrapStyle: 0", with: "Title: Jane"),
    ass + "Comment: 0,0:00:00.60,0:00:03.30,Noto Sans,,0,0,0,,secret\n", ass.replacing("I was", with: "{by Jane}I was"),
    ass.replacing("Noto Sans,,0", with: "Noto Sans,Jane,0"), ass + "\n[Fonts]\nfontname: jane.ttf\n",
    ass.replacing(",0,0,0,,", with: ",0,0,0,Jane,"), ass.replacing("Style: Noto Sans,", with: "Style: Jane,"),
  ])
  func assHoldsStylesTimesAndText(text: String) throws {
    let found = try scan(text, as: "a.ass")
    #expect(!found.isEmpty && found.count < 4, "\(texts(found))")
  }

  @Test func whatIsNoTextIsFound() throws {
    #expect(try scan([0x31, 0x0A, 0xFF, 0xFE], as: "a.srt").count == 1)
    #expect(try !scan("WEBVTT\n\n\0", as: "a.vtt").isEmpty)
  }

  @Test func theLineAndTheOffsetAreTold() throws {
    let found = try scan(Self.vtt + "\nNOTE by Jane\n", as: "a.vtt")
    #expect(found.count == 1 && found[0].place == "line 10" && found[0].offset == Self.vtt.utf8.count + 1)
    #expect(found[0].reason == "a block that is no cue of ours: 'NOTE by Jane'")
  }
}

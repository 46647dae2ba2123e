import Testing

@testable import Subtitles

/// A name that is written with character references is read as players show it.
@Suite struct CharacterReferenceTests {
  @Test(arguments: [
    ("&#1571;&#x62D;&#X645;د", "أحمد"), ("&#65;hmad", "Ahmad"), ("&#x41;hmad", "Ahmad"),
    ("&#0000000000065;hmad", "Ahmad"), ("&#65hmad", "Ahmad"), ("Andr&eacute;", "André"), ("Andr&eacute", "André"),
    ("S&scaron;ime &Ccaron;a&ccaron;i&cacute; &dstrok;ak", "Sšime Čačić đak"), ("&Acy;&khcy;&mcy;&acy;&dcy;", "Ахмад"),
    ("&Sigma;&omega;", "Σω"), ("Ah&shy;mad Ah&ZeroWidthSpace;mad", "Ah\u{AD}mad Ah\u{200B}mad"),
    ("Ah&#1;m&#127;ad", "Ahmad"),
    ("&Afr;&hscr;&mopf;", "𝔄𝒽𝕞"), ("Ahm&commat;d &num;1&period;", "Ahm@d #1."),
    ("&amp;eacute; &AMP &lt;b>", "&eacute; & <b>"),
    ("&#150; &#x80;", "– €"), ("&#1571;\u{64E}حمد", "أ\u{64E}حمد"),
    ("&#xD800;&#0;&#x110000;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("AT&T, Q&A; R&B & so; &nothing; &#; &#x; &;", "AT&T, Q&A; R&B & so; ¬hing; &#; &#x; &;"),
  ])
  func isTheCharacterThatItStandsFor(_ markup: String, _ text: String) { #expect(Entities.decoded(markup) == text) }

  private static let times = "00:00:01.000 --> 00:00:02.000"

  @Test(arguments: [
    (WebVTTFormat.name, "WEBVTT\n\n\(times)\n&#1571;حمد &amp; Andr&eacute;\n"),
    (SubRipFormat.name, "1\n00:00:01,000 --> 00:00:02,000\n&#1571;حمد &amp; Andr&eacute;\n"),
    (SBVFormat.name, "0:00:01.000,0:00:02.000\n&#1571;حمد &amp; Andr&eacute;\n"),
    (
      TTMLFormat.name,
      "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div><p begin=\"1s\" end=\"2s\">&#1571;حمد &amp; Andr&#xE9;</p></div></body></tt>"
    ),
  ])
  func inEveryFormatWhosePlayersReadIt(_ format: String, _ file: String) throws {
    let lines = TextLines(file)
    let read =
      switch format {
      case WebVTTFormat.name: try WebVTTFormat.parse(lines)
      case SubRipFormat.name: try SubRipFormat.parse(lines)
      case SBVFormat.name: try SBVFormat.parse(lines)
      default: try TTMLFormat.parse(lines)
      }
    #expect(read.cues.map(\.text) == ["أحمد & André"])
  }

  /// XML has five names: a file with others is none, and is refused rather than read without them.
  @Test func namesThatXMLDoesNotKnowAreRefused() {
    let file = "<tt><body><div><p begin=\"1s\" end=\"2s\">Andr&eacute; came</p></div></body></tt>"
    #expect(throws: TranscriptError.self) { try TTMLFormat.parse(TextLines(file)) }
  }

  @Test func whoSpeaksIsReadTooAndTagsAreNone() throws {
    let cues = try WebVTTFormat.parse(TextLines("WEBVTT\n\n\(Self.times)\n<v Andr&eacute;>A&lt;b>h&#109;ad</v>\n")).cues
    #expect(cues.map(\.speaker) == ["André"])
    #expect(cues.map(\.text) == ["A<b>hmad"])
  }
}

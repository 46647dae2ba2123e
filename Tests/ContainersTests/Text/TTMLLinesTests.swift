import Testing

@testable import Containers

@Suite struct TTMLLinesTests {
  static func ttml(_ cues: String, direction: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" \
    ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text" ttp:timeBase="media" xml:lang="en">
      <head>
        <styling><style xml:id="text" tts:fontFamily="proportionalSansSerif" tts:color="white" tts:textAlign="center"\(direction)/></styling>
        <layout>
          <region xml:id="bottom" tts:origin="10% 70%" tts:extent="80% 25%" tts:displayAlign="after"/>
          <region xml:id="top" tts:origin="10% 5%" tts:extent="80% 25%" tts:displayAlign="before"/>
        </layout>
      </head>
      <body style="text">
        <div>
    \(cues)
        </div>
      </body>
    </tt>

    """
  }

  private static let cue = #"      <p begin="00:00:00.600" end="00:00:03.300" region="bottom">I &lt;3<br/>you</p>"#
  static let plain = ttml(cue)

  @Test func captionsOfOurOwnHaveNothingForeign() throws {
    for text in [Self.plain, Self.ttml(""), Self.ttml(Self.cue + "\n" + Self.cue, direction: #" tts:direction="rtl""#)]
    {
      #expect(try texts(scan(text, as: "a.ttml")) == [])
    }
  }

  @Test(arguments: [
    plain.replacing("<head>", with: "<head><metadata>Jane</metadata>"),
    plain.replacing("<div>", with: "<div><!-- Jane -->"),
    plain.replacing("<tt ", with: "<?jane?>\n<tt "), plain.replacing("xml:lang", with: "ttm:agent=\"jane\" xml:lang"),
    plain.replacing("you", with: "<span xml:id=\"jane\">you</span>"),
    plain.replacing("region=\"bottom\"", with: "region=\"jane\""),
    plain.replacing("you", with: "&jane;"), plain + "<!-- Jane -->\n",
    plain.replacing("<layout>", with: "<layout jane=\"1\">"),
    plain.replacing("</head>", with: "</head>\n<!-- Jane -->"), String(plain.dropLast(8)),
  ])
  func ttmlHoldsTimesAndText(text: String) throws {
    let found = try scan(text, as: "a.ttml")
    #expect(!found.isEmpty && found.count < 4, "\(texts(found))")
  }
}

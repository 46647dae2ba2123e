import Support

extension TTMLFormat {
  /// The text profile of IMSC 1.1, with two regions.
  static func write(_ sheet: CueSheet) -> String {
    let cues = sheet.cues.map { cue in
      let lines = CueText.withoutBlankLines(cue.text).split(separator: "\n").map { String($0).xmlEscaped }.joined(
        separator: "<br/>")
      let start = TimeCode.text(cue.startMilliseconds, separator: "."),
        end = TimeCode.text(cue.endMilliseconds, separator: ".")
      return "      <p begin=\"\(start)\" end=\"\(end)\" region=\"\(cue.placement.rawValue)\">\(lines)</p>"
    }
    let direction = sheet.isRightToLeft ? " tts:direction=\"rtl\"" : ""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" \
      ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text" ttp:timeBase="media" xml:lang="\(sheet.language.xmlEscaped)">
        <head>
          <styling><style xml:id="text" tts:fontFamily="proportionalSansSerif" tts:color="white" tts:textAlign="center"\(direction)/></styling>
          <layout>
            <region xml:id="bottom" tts:origin="10% 70%" tts:extent="80% 25%" tts:displayAlign="after"/>
            <region xml:id="top" tts:origin="10% 5%" tts:extent="80% 25%" tts:displayAlign="before"/>
          </layout>
        </head>
        <body style="text">
          <div>
      \(cues.joined(separator: "\n"))
          </div>
        </body>
      </tt>

      """
  }
}

/// TTML as Backlit writes it, line by line: that leaves no room for comments, processing instructions, metadata and elements of others.
enum TTMLLines {
  private static let declaration = #"<?xml version="1.0" encoding="UTF-8"?>"#
  private static let root =
    #"<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" "#
    + #"xmlns:tts="http://www.w3.org/ns/ttml#styling" ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text" "#
    + #"ttp:timeBase="media" xml:lang=""#
  private static let styling =
    #"    <styling><style xml:id="text" tts:fontFamily="proportionalSansSerif" tts:color="white" tts:textAlign="center""#
  private static let layout = [
    "    <layout>",
    #"      <region xml:id="bottom" tts:origin="10% 70%" tts:extent="80% 25%" tts:displayAlign="after"/>"#,
    #"      <region xml:id="top" tts:origin="10% 5%" tts:extent="80% 25%" tts:displayAlign="before"/>"#,
    "    </layout>", "  </head>", #"  <body style="text">"#, "    <div>",
  ]
  private static let end = ["    </div>", "  </body>", "</tt>"]

  static func check(_ text: TextLines, _ found: ForeignDataList) {
    var lines = FixedLines(text, found)
    lines.expect(declaration)
    lines.expect("the root") { $0.skip(root) && $0.skipLanguage() && $0.skip("\">") }
    lines.expect("  <head>")
    lines.expect("the style") { line in
      guard line.skip(styling) else { return false }
      _ = line.skip(#" tts:direction="rtl""#)
      return line.skip("/></styling>")
    }
    for wanted in layout { lines.expect(wanted) }
    // Without cues, their place is one empty line.
    if lines.rest.count == end.count + 1 { _ = lines.take { $0.bytes.isEmpty } }
    while let line = lines.rest.first, !line.bytes.elementsEqual(end[0].utf8) { lines.expect("a cue") { isCue(&$0) } }
    for wanted in end { lines.expect(wanted) }
    for line in lines.rest { found.add(line, "the text should have ended") }
  }

  private static func isCue(_ line: inout LineScanner) -> Bool {
    guard line.skip(#"      <p begin=""#), line.skipTime("."), line.skip(#"" end=""#), line.skipTime("."),
      line.skip(#"" region=""#), line.skip("bottom") || line.skip("top"), line.skip("\">"),
      let content = line.take(before: "</p>"), line.skip("</p>")
    else { return false }
    var text = LineScanner(content)
    while !text.isAtEnd {
      _ = text.take { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") }
      guard text.isAtEnd || ["<br/>", "&amp;", "&lt;", "&gt;", "&quot;"].contains(where: { text.skip($0) }) else {
        return false
      }
    }
    return true
  }
}

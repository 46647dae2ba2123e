/// HLS playlists (RFC 8216, section 4.3) as Backlit writes them: no dates, no comments, no session data, and names of files beside them only.
enum PlaylistLines {
  static func check(_ text: TextLines, _ found: ForeignDataList) {
    if text.lines.isEmpty { found.add("text", at: 0, "it is empty") }
    for line in text.lines {
      let isKnown =
        switch line.number {
        case 1: line.bytes.elementsEqual("#EXTM3U".utf8)
        default: isAllowed(line)
        }
      if !isKnown { found.add(line, "a line that Backlit does not write") }
    }
  }

  private static func isAllowed(_ line: TextLines.Line) -> Bool {
    if line.bytes.isEmpty { return true }
    var rest = LineScanner(line)
    guard rest.skip("#EXT") else { return isFileName(line.bytes) }
    let isRight =
      switch true {
      case rest.skip("-X-VERSION:"), rest.skip("-X-TARGETDURATION:"), rest.skip("-X-MEDIA-SEQUENCE:"):
        rest.skipDigits(1...9)
      case rest.skip("-X-PLAYLIST-TYPE:VOD"), rest.skip("-X-INDEPENDENT-SEGMENTS"), rest.skip("-X-ENDLIST"): true
      case rest.skip("-X-BYTERANGE:"): isByteRange(&rest)
      case rest.skip("INF:"): rest.skipDecimal() && rest.skip(",")
      case rest.skip("-X-MAP:URI=\""):
        skipFileName(&rest) && rest.skip("\",BYTERANGE=\"") && isByteRange(&rest) && rest.skip("\"")
      case rest.skip("-X-STREAM-INF:"): isStream(&rest)
      case rest.skip("-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"captions\",NAME=\""): isCaptions(&rest)
      default: false
      }
    return isRight && rest.isAtEnd
  }

  /// `LENGTH@OFFSET`
  private static func isByteRange(_ rest: inout LineScanner) -> Bool {
    rest.skipDigits(1...18) && rest.skip("@") && rest.skipDigits(1...18)
  }

  private static func isStream(_ rest: inout LineScanner) -> Bool {
    guard rest.skip("BANDWIDTH="), rest.skipDigits(1...12), rest.skip(",RESOLUTION="), rest.skipDigits(1...5),
      rest.skip("x"), rest.skipDigits(1...5), rest.skip(",CODECS=\"avc1."),
      rest.take(while: { LineScanner.isDigit($0) || LineScanner.isLetter($0) })?.count == 6
    else { return false }
    _ = rest.skip(",mp4a.40.2")
    guard rest.skip("\",FRAME-RATE="), rest.skipDecimal() else { return false }
    _ = rest.skip(",SUBTITLES=\"captions\"")
    return true
  }

  /// A language's name for itself, which may have the letters and the punctuation of any language, has no room for numbers and addresses.
  private static func isCaptions(_ rest: inout LineScanner) -> Bool {
    guard let name = rest.take(before: "\""), name.count <= 120,
      name.allSatisfy({ $0 >= 0x80 || LineScanner.isLetter($0) || " ()[]-,.'&".utf8.contains($0) })
    else { return false }
    return rest.skip("\",LANGUAGE=\"") && rest.skipLanguage()
      && rest.skip("\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI=\"") && skipFileName(&rest) && rest.skip("\"")
  }

  private static func skipFileName(_ rest: inout LineScanner) -> Bool {
    rest.take { $0 != UInt8(ascii: "\"") }.map(isFileName) ?? false
  }

  /// `720p.mp4`
  private static func isFileName(_ bytes: ArraySlice<UInt8>) -> Bool {
    let isOurs = [".mp4", ".m3u8", ".vtt"].contains { bytes.reversed().starts(with: $0.utf8.reversed()) }
    return isOurs && bytes.count <= 80 && bytes.first != UInt8(ascii: ".")
      && bytes.allSatisfy { LineScanner.isWord($0) && $0 != UInt8(ascii: ":") }
  }
}

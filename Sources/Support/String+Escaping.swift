extension String {
  /// For text and for attributes in double quotes of XML and HTML.
  ///
  /// Characters that XML 1.0 forbids (section 2.2: control characters, U+FFFE and U+FFFF) are left out; tabs and line breaks stay.
  public var xmlEscaped: String {
    unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 32 || (0xfffe...0xffff).contains(scalar.value): break
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// For the text of a WebVTT cue and the names in it (W3C, "WebVTT", section 4.2.2): quotes and all else stay as they are.
  public var webVTTEscaped: String {
    unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}

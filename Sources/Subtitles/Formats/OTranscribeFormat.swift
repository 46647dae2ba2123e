import Foundation

/// oTranscribe (`.otr`): JSON with HTML in it, and time stamps among the words: oTranscribe `src/js/app/export.js` and `timestamps.js`.
enum OTranscribeFormat: TranscriptFormat {
  static let name = "oTranscribe"
  static let fileExtensions = ["otr"]

  private struct Document: Decodable { let text: String }

  static func parse(_ text: TextLines) throws -> ParsedTranscript {
    let html: String
    do {
      html = try JSONDecoder().decode(Document.self, from: Data(text.text.utf8)).text
    } catch let error as DecodingError {
      throw TranscriptError(error)
    }
    var pieces: [StartedText] = []
    var notes: [TranscriptNote] = []
    var lead = ""
    for part in parts(html) {
      switch part {
      case .stamp(let time): pieces.append(StartedText(start: time, text: "", line: 1))
      case .text(let text):
        if let last = pieces.indices.last { pieces[last].text += text } else { lead += text }
      }
    }
    if !lead.trimmed.isEmpty {
      notes.append(TranscriptNote("what stands before the first time stamp was left out: '\(lead.trimmed.prefix(40))'"))
    }
    return ParsedTranscript(cues: try StartedText.cues(pieces.flatMap(turns)), notes: notes)
  }

  /// A paragraph that begins with a name is another speaker's; stamps stand where the typist set them, so several may follow one.
  private static func turns(_ piece: StartedText) -> [StartedText] {
    var turns: [StartedText] = []
    for line in piece.text.split(whereSeparator: \.isNewline) where !line.allSatisfy(\.isWhitespace) {
      if let (speaker, rest) = SpeakerLabel.split(line) {
        turns.append(StartedText(start: piece.start, speaker: speaker, text: String(rest), line: piece.line))
      } else if turns.isEmpty {
        turns.append(StartedText(start: piece.start, text: String(line), line: piece.line))
      } else {
        turns[turns.count - 1].text += " " + line
      }
    }
    return turns
  }

  private enum Part {
    case stamp(Int)
    case text(String)
  }

  private static func parts(_ html: String) -> [Part] {
    var parts: [Part] = []
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      parts.append(.text(Entities.decoded(rest[..<start])))
      guard let end = rest[start...].firstIndex(of: ">") else {
        rest = ""
        break
      }
      let tag = rest[start...end].lowercased()
      rest = rest[rest.index(after: end)...]
      if tag.contains("timestamp"), tag.hasPrefix("<span") {
        // What is inside is the time as people read it.
        let shown = rest.prefix { $0 != "<" }
        rest = rest[shown.endIndex...]
        if let time = seconds(tag) ?? clock(shown) { parts.append(.stamp(time)) }
      } else if ["<br", "<p", "</p", "<div", "</div", "<li", "</li"].contains(where: { tag.hasPrefix($0) }) {
        parts.append(.text("\n"))
      }
    }
    parts.append(.text(Entities.decoded(rest)))
    return parts
  }

  /// `data-timestamp="12.34"`, or in older files `setFrom('12.34')`.
  private static func seconds(_ tag: String) -> Int? {
    for key in ["data-timestamp=", "setfrom("] {
      guard let place = tag.firstRange(of: key) else { continue }
      let number = tag[place.upperBound...].drop { "\"'&quot;".contains($0) }.prefix { $0.isNumber || $0 == "." }
      if let seconds = Double(number), (0...3_600_000).contains(seconds) { return Int((seconds * 1000).rounded()) }
    }
    return nil
  }

  private static func clock(_ text: Substring) -> Int? { TimeCode.milliseconds(String(text).trimmed) }
}

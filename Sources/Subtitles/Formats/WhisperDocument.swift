import Foundation

/// The JSON of Whisper's relatives, as far as it is used.
struct WhisperDocument: Decodable {
  var segments: [Segment]?
  var language: String?
  var transcription: [Passage]?
  var result: Outcome?

  init(segments: [Segment]) { self.segments = segments }

  /// Seconds.
  struct Segment: Decodable {
    let start: Double?
    let end: Double?
    let text: String?
    let speaker: String?
    let words: [Word]?
  }

  /// `word` in all that are known; some tools that follow them write `text`.
  struct Word: Decodable {
    let text: String?
    let start: Double?
    let end: Double?
    let speaker: String?

    private enum Key: String, CodingKey { case word, text, start, end, speaker }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      text =
        try values.decodeIfPresent(String.self, forKey: .word) ?? values.decodeIfPresent(String.self, forKey: .text)
      start = try values.decodeIfPresent(Double.self, forKey: .start)
      end = try values.decodeIfPresent(Double.self, forKey: .end)
      speaker = try values.decodeIfPresent(String.self, forKey: .speaker)
    }
  }

  /// Of whisper.cpp, milliseconds.
  struct Passage: Decodable {
    let offsets: Offsets
    let text: String
    let tokens: [Token]?
  }

  struct Token: Decodable {
    let text: String
    let offsets: Offsets?
  }

  struct Offsets: Decodable {
    let from: Int
    let to: Int
  }

  struct Outcome: Decodable {
    let language: String?
  }
}

extension TranscriptError {
  /// Where the JSON is broken, or which part of it is missing or of another kind.
  init(_ error: DecodingError) {
    func path(_ context: DecodingError.Context) -> String {
      context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined().drop { $0 == "." }
        .description
    }
    let advice = "Export it anew: the file may have been cut off or changed by hand"
    switch error {
    case .keyNotFound(let key, let context):
      self.init(line: nil, reason: "\(path(context)) has no '\(key.stringValue)'", advice: advice)
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self.init(line: nil, reason: "\(path(context)) is of the wrong kind", advice: advice)
    case .dataCorrupted(let context):
      let detail =
        (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey] as? String
        ?? context.debugDescription
      let line = detail.firstRange(of: "line ").flatMap { Int(detail[$0.upperBound...].prefix(while: \.isNumber)) }
      self.init(line: line, reason: "it is not whole JSON", advice: advice)
    @unknown default: self.init(line: nil, reason: "it cannot be read as JSON", advice: advice)
    }
  }
}

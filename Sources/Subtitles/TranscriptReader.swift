import Files
import Foundation

/// Reads a transcript of any format that is understood, by the ending of its name.
public enum TranscriptReader {
  static let formats: [any TranscriptFormat.Type] = [SubRipFormat.self, WebVTTFormat.self]
  /// Bytes: a day of speech is a few million.
  static let sizeLimit: Int64 = 20_000_000

  /// Throws `Failure` where the file cannot be read, is not text, is not of its format, or holds no cue.
  public static func read(path: String, language: String) throws -> Transcript {
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    guard let format = formats.first(where: { $0.fileExtensions.contains(ending) }) else {
      let known = formats.flatMap { $0.fileExtensions }.map { ".\($0)" }.joined(separator: ", ")
      throw Failure(doing: "reading the transcript", path: path, reason: "'.\(ending)' is not understood", advice: "Convert it to one of \(known)")
    }
    let data = try SourceFile(path: path).contents(limit: sizeLimit)
    guard let text = decode(data) else {
      throw Failure(
        doing: "reading the transcript", path: path, reason: "it is not text in UTF-8 or UTF-16",
        advice: "Open it in an editor and save it as UTF-8, or put the right file in its place")
    }
    do {
      let cues = try format.parse(TextLines(text))
      guard !cues.isEmpty else {
        throw Failure(
          doing: "reading the transcript", path: path, reason: "there is not one cue in it",
          advice: "Put the right file in its place, or take it away")
      }
      return Transcript(language: language, cues: cues)
    } catch let error as TranscriptError {
      throw Failure(
        doing: "reading the transcript as \(format.name)", path: "\(path):\(error.line)", reason: error.reason.printable, advice: error.advice)
    }
  }

  /// UTF-8 with or without a byte order mark, or UTF-16 with one; nil for anything else, and for text with zero bytes.
  static func decode(_ data: Data) -> String? {
    let text: String?
    if data.starts(with: [0xff, 0xfe]) || data.starts(with: [0xfe, 0xff]) {
      text = String(data: data, encoding: .utf16)
    } else {
      text = String(validating: data.starts(with: [0xef, 0xbb, 0xbf]) ? data.dropFirst(3) : data, as: UTF8.self)
    }
    return text?.unicodeScalars.contains { $0.value == 0 } == true ? nil : text
  }
}

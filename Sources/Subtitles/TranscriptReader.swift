import Files
import Foundation

/// Reads a transcript of any format that is understood, by the ending of its name and what it looks like.
public enum TranscriptReader {
  static let formats: [any TranscriptFormat.Type] = [
    SubRipFormat.self, WebVTTFormat.self, ASSFormat.self, TTMLFormat.self, SBVFormat.self, WhisperFormat.self,
    ELANFormat.self,
    OTranscribeFormat.self, StampedTextFormat.self, PlainTextFormat.self,
  ]
  /// Lower case, without dots.
  public static let fileExtensions = formats.flatMap { $0.fileExtensions }.reduce(into: [String]()) {
    if !$0.contains($1) { $0.append($1) }
  }
  public static let fileExtensionsThatTellLanguage = formats.filter { $0.tellsLanguage }.flatMap { $0.fileExtensions }
  /// Bytes: a day of speech is a few million, ten times that with times of words.
  static let sizeLimit: Int64 = 50_000_000

  /// `language` is what the file's name says; nil where it says nothing, and the file itself must.
  /// Throws `Failure` where the file cannot be read, is not text, is not of its format, or holds no cue.
  public static func read(path: String, language: String?) throws -> Transcript {
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    guard fileExtensions.contains(ending) else {
      let known = fileExtensions.map { ".\($0)" }.joined(separator: ", ")
      throw Failure(
        doing: "reading the transcript", path: path, reason: "'.\(ending)' is not understood",
        advice: "Convert it to one of \(known)")
    }
    guard
      let decoded = TextDecoder.decode(try SourceFile(path: path).contents(limit: sizeLimit), language: language ?? "")
    else {
      throw Failure(
        doing: "reading the transcript", path: path,
        reason: "it is not text in UTF-8, UTF-16, or Windows-1251, 1252, 1254 or 1256",
        advice: "Open it in an editor and save it as UTF-8, or put the right file in its place")
    }
    let (format, parsed) = try parse(TextLines(decoded.text), ending: ending, path: path)
    guard !parsed.cues.isEmpty else {
      throw Failure(
        doing: "reading the transcript as \(format.name)", path: path, reason: "there is not one cue in it",
        advice: "Put the right file in its place, or take it away")
    }
    guard let language = language ?? parsed.language else {
      throw Failure(
        doing: "reading the transcript as \(format.name)", path: path,
        reason: "neither its name nor the file says in which language it is",
        advice: "Write the language into its name, as in NAME.en.\(ending)")
    }
    let labels = TypedLabels(in: parsed.cues.map(\.withoutInvisibleCharacters), language: language)
    return Transcript(
      language: language, cues: labels.cues, notes: parsed.notes + labels.notes, encoding: decoded.encoding,
      isTimed: parsed.isTimed)
  }

  private static func parse(
    _ text: TextLines, ending: String, path: String
  ) throws -> (any TranscriptFormat.Type, ParsedTranscript) {
    let candidates = formats.filter { $0.fileExtensions.contains(ending) }
    // Some tools write WebVTT and call it SubRip.
    let isWebVTT = ending == "srt" && WebVTTFormat.recognises(text)
    guard
      let format = isWebVTT ? WebVTTFormat.self : candidates.first(where: { $0.recognises(text) }) ?? candidates.first
    else {
      throw Failure(doing: "reading the transcript", path: path, reason: "'.\(ending)' is not understood")
    }
    do {
      var parsed = try format.parse(text)
      if isWebVTT { parsed.notes.append(TranscriptNote(line: 1, "it is WebVTT, whatever its name says")) }
      return (format, parsed)
    } catch let error as TranscriptError {
      let place = error.line.map { ":\($0)" } ?? ""
      throw Failure(
        doing: "reading the transcript as \(format.name)", path: path + place, reason: error.reason.printable,
        advice: error.advice)
    }
  }
}

import Foundation
import Support

/// Captions that a viewer can switch on: a text track inside an MP4 file, or beside the sizes of a stream.
public struct CaptionTrack: Sendable, Hashable {
  /// What is shown for a while; at any time at most one.
  public struct Sample: Sendable, Hashable {
    public let startMilliseconds: Int
    public let endMilliseconds: Int
    /// Lines are separated by `\n`.
    public let text: String

    public init(startMilliseconds: Int, endMilliseconds: Int, text: String) {
      self.startMilliseconds = startMilliseconds
      self.endMilliseconds = endMilliseconds
      self.text = text
    }
  }

  /// BCP 47.
  public let language: String
  /// In order, not empty; between them nothing is shown.
  public let samples: [Sample]
  /// The same captions as a WebVTT file.
  public let webVTT: String

  /// `cues` may overlap: what is shown at the same time stands above each other. What lies beyond `seconds` is left out, for it would
  /// make the file last longer than its picture.
  public init(language: String, cues: [Sample], webVTT: String, seconds: Double?) {
    self.language = language
    self.webVTT = webVTT
    let end = seconds.map { Int(clamping: $0 * 1000) } ?? .max
    let shown = cues.map {
      Sample(
        startMilliseconds: max(0, $0.startMilliseconds), endMilliseconds: min($0.endMilliseconds, end), text: $0.text)
    }.filter { $0.startMilliseconds < $0.endMilliseconds }
    let changes = Set(shown.flatMap { [$0.startMilliseconds, $0.endMilliseconds] } + [0]).sorted()
    var open: [Sample] = [], next = shown.sorted { $0.startMilliseconds < $1.startMilliseconds }[...]
    samples = zip(changes, changes.dropFirst()).compactMap { from, to in
      open.removeAll { $0.endMilliseconds <= from }
      while let cue = next.first, cue.startMilliseconds <= from {
        open.append(cue)
        next.removeFirst()
      }
      return open.isEmpty
        ? nil : Sample(startMilliseconds: from, endMilliseconds: to, text: open.map(\.text).joined(separator: "\n"))
    }
  }

  /// Three letters of ISO 639-2/T, as MP4 wants them, for a BCP 47 tag; `und` for a language that has none.
  public static func code(of language: String) -> String {
    let letters = Locale.Language(identifier: language).languageCode?.identifier(.alpha3) ?? "und"
    return letters.count == 3 && letters.allSatisfy { $0.isASCII && $0.isLowercase } ? letters : "und"
  }

  /// The language's name for itself, for menus.
  public var name: String {
    let name = Locale(identifier: language).localizedString(forIdentifier: language) ?? language
    return name.contains("\"") || name.contains(where: \.isNewline) ? language : name
  }
}

/// Timed text of 3GPP TS 26.245, which FFmpeg calls mov_text.
enum TimedText {
  /// Where a sample's text is drawn and how (section 5.16, TextSampleEntry after its reserved bytes): centred at the bottom, white,
  /// without a background, in a font that the player chooses. Players overrule most of it.
  static let sampleEntry: [UInt8] =
    [0, 0, 0, 0, 1, 0xFF, 0, 0, 0, 0]  // Flags; centred; at the bottom; background.
    + [UInt8](repeating: 0, count: 8)  // The box: all of the track.
    + [0, 0, 0, 0, 0, 1, 0, 18, 0xFF, 0xFF, 0xFF, 0xFF]  // Style of all characters: font 1, 18 pixels, white.
    + [0, 0, 0, 23] + Array("ftab".utf8) + [0, 1, 0, 1, 10] + Array("Sans-Serif".utf8)

  /// The length of the text in bytes, then the text (section 5.17.1). A text that is too long for that is cut between characters.
  static func bytes(of sample: CaptionTrack.Sample) -> [UInt8] {
    var room = 0xFFFF
    let fitting = sample.text.prefix { character in
      room -= character.utf8.count
      return room >= 0
    }
    let bytes = Array(fitting.utf8)
    return [UInt8(bytes.count >> 8), UInt8(bytes.count & 0xFF)] + bytes
  }
}

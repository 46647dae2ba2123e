/// Whether captions can be drawn, before anything is laid out or rendered. For one thread at a time.
public final class FontCheck {
  private let folder: FontFolder
  private var sets: [String: FontSet] = [:]

  public init(in folder: FontFolder) { self.folder = folder }

  /// Throws `Failure` where a font is missing for a transcript in this style, or where a character of a cue is in none of its fonts.
  public func check(_ transcript: Transcript, style: SubtitleStyle) throws {
    // The layout measures with the letters of the common style, the picture shows those of the chosen one.
    for typeface in Set([SubtitleStyle.Typeface.sans, style.typeface]) {
      let key = "\(transcript.language) \(typeface.rawValue)"
      let set = sets[key] ?? FontSet(language: transcript.language, typeface: typeface, folder: folder)
      sets[key] = set
      try set.load(for: transcript.cues)
    }
  }
}

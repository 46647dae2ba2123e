import Support

/// What a broadcaster asks of subtitles in one language.
public struct LayoutRules: Sendable, Hashable, Codable {
  /// Netflix Timed Text Style Guide, general requirements: 42; Simplified Chinese: 16 (both read at the source). Japanese 13 and Korean 16
  /// by a table of 2026-06 that quotes the guides.
  public var charactersPerLine: Int
  /// The fastest that an adult is asked to read. Netflix, English template: 17, and 20 in newer guides. Chinese 9, Japanese 4, Korean 12 by
  /// the same table as above.
  public var charactersPerSecond: Double
  /// Netflix, general requirements, duration: 5/6 of a second.
  public var minimumMilliseconds = 833
  /// Netflix, the same: 7 seconds.
  public var maximumMilliseconds = 7000
  /// How long a cue may stay after its last word so that it can be read: BBC Subtitle Guidelines, 1.5 s.
  public var lingerMilliseconds = 1500
  /// Between two cues: Netflix, frame gap, two frames; at 25 frames a second.
  public var gapMilliseconds = 80
  /// A cue that begins or ends this near to a change of shot begins or ends with it. Our own choice; Netflix lets a cue
  /// stay 12 frames after its words.
  public var snapMilliseconds = 500
  public var speakers: SpeakerMarks = .dashes
  /// Whether descriptions of sounds, such as `[laughter]`, stay.
  public var keepsSounds = true

  /// How a viewer is told that somebody else speaks now.
  public enum SpeakerMarks: String, Sendable, Hashable, Codable, CaseIterable {
    case dashes, names, none
  }

  public init(language: String) {
    let written = WrittenLanguage(language)
    switch written.primary {
    case "zh", "yue": (charactersPerLine, charactersPerSecond) = (16, 9)
    case "ja": (charactersPerLine, charactersPerSecond) = (13, 4)
    case "ko": (charactersPerLine, charactersPerSecond) = (16, 12)
    default: (charactersPerLine, charactersPerSecond) = (42, 17)
    }
  }

  /// How long it takes to read so many characters.
  func readingMilliseconds(_ characters: Int) -> Double {
    min(Double(characters) * 1000 / charactersPerSecond, Double(TimeCode.limitMilliseconds))
  }

  /// Two frames of this many a second.
  public mutating func setFrameRate(_ framesPerSecond: Double) {
    if framesPerSecond > 0 {
      gapMilliseconds = Int(clamping: min((2000 / framesPerSecond).rounded(.up), Double(TimeCode.limitMilliseconds)))
    }
  }
}

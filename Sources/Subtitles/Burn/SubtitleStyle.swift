/// What captions look like in the picture.
public struct SubtitleStyle: Sendable, Hashable, Codable {
  public enum Typeface: String, Sendable, Hashable, Codable, CaseIterable {
    case sans, serif
  }

  /// What sets the letters off from the picture.
  public enum Backdrop: String, Sendable, Hashable, Codable, CaseIterable {
    /// A dark outline and a soft shadow.
    case outline
    /// A box behind each line.
    case box
  }

  public enum Position: String, Sendable, Hashable, Codable, CaseIterable {
    case bottom, top
  }

  public var typeface: Typeface = .sans
  /// The height of a line in percent of the picture's height; nil for what suits the shape of the picture.
  public var size: Double?
  /// sRGB, `0xRRGGBB`.
  public var colour = 0xffffff
  /// Of the outline or the box. sRGB, `0xRRGGBB`.
  public var backdropColour = 0x141414
  public var backdrop: Backdrop = .outline
  public var position: Position = .bottom
  /// Where something else stands at the bottom of the picture.
  public var lowerThirds: [LowerThird] = []

  /// A name plate or the like, which a cue never covers.
  public struct LowerThird: Sendable, Hashable, Codable {
    /// From the bottom of the picture, in percent of its height.
    public var height: Double
    /// Seconds of the finished rendition.
    public var from: Double
    /// nil for the end.
    public var to: Double?

    public init(height: Double, from: Double = 0, to: Double? = nil) {
      self.height = height
      self.from = from
      self.to = to
    }
  }

  public init() {}
}

extension Delivery {
  /// What was hidden in a rendition. Numbers only: nothing of it tells who.
  public struct Redaction: Sendable, Hashable, Codable {
    /// `blur`, `pixelate`, `fill`, `frame`, `nothingToHide`.
    public let method: String
    /// Why people are shown, or why there is nobody.
    public let because: String?
    /// Whether a person has looked at exactly what was found before it was hidden.
    public let isReviewed: Bool
    /// People who are hidden, each counted once per stretch in which they were followed; and those whom a person decided to show.
    public let tracks: Int
    public let tracksKept: Int
    /// What a person drew, and times in which a person hid the whole picture.
    public let drawn: Int
    public let framesHidden: Int
    public let framesTotal: Int
    /// Frames in which nobody was found.
    public let framesWithoutAnyone: Int
    /// One for each track; empty where it is not tracks that are hidden.
    public let coverage: [TrackCoverage]
    /// What became of text in the picture; nil where nobody looked for it.
    public let texts: Texts?

    public init(
      method: String, because: String?, isReviewed: Bool = false, tracks: Int, tracksKept: Int = 0, drawn: Int = 0,
      framesHidden: Int, framesTotal: Int,
      framesWithoutAnyone: Int = 0, coverage: [TrackCoverage] = [], texts: Texts? = nil
    ) {
      self.method = method
      self.because = because
      self.isReviewed = isReviewed
      self.tracks = tracks
      self.tracksKept = tracksKept
      self.drawn = drawn
      self.framesHidden = framesHidden
      self.framesTotal = framesTotal
      self.framesWithoutAnyone = framesWithoutAnyone
      self.coverage = coverage
      self.texts = texts
    }
  }

  /// What was done to places with text that were found.
  public struct Texts: Sendable, Hashable, Codable {
    /// `report` or `hide`, where nobody decided otherwise.
    public let treatment: String
    public let found: Int
    public let hidden: Int
    /// Shown because a person decided so.
    public let kept: Int

    public init(treatment: String, found: Int, hidden: Int, kept: Int) {
      self.treatment = treatment
      self.found = found
      self.hidden = hidden
      self.kept = kept
    }
  }

  /// What was done to voices. Nothing of it tells how.
  public struct Voices: Sendable, Hashable, Codable {
    /// `keep`, `disguise`, `silence`, `bleep`.
    public let method: String
    /// How far that goes, for whoever decides whether it is enough.
    public let strength: String
    /// Why they are heard as they are.
    public let because: String?
    /// Who is heard in place of them: `person`, or `espeak` or `neural`, which are machines; nil where nobody is.
    public let reader: String?

    public init(method: String, strength: String, because: String?, reader: String? = nil) {
      self.method = method
      self.strength = strength
      self.because = because
      self.reader = reader
    }
  }

  /// How well one person was seen.
  public struct TrackCoverage: Sendable, Hashable, Codable {
    /// Frames in which the face was seen, those between two of them, and those before the first and after the last.
    public let seen: Int
    public let followed: Int
    public let held: Int
    public let longestUnseenSeconds: Double
    /// 0…1
    public let leastConfidence: Double

    public init(seen: Int, followed: Int, held: Int, longestUnseenSeconds: Double, leastConfidence: Double) {
      self.seen = seen
      self.followed = followed
      self.held = held
      self.longestUnseenSeconds = longestUnseenSeconds
      self.leastConfidence = leastConfidence
    }
  }
}

/// What a person decided about who and what is hidden in a source, as the decisions file beside it says.
///
/// Times are seconds from the first picture. Places are fractions of the displayed picture: 0,0 is its upper left corner, 1,1 its lower right one.
public struct Decisions: Sendable, Hashable, Codable {
  /// The mark of the identity map that a person has looked at, in the review sheet.
  public var reviewed: String?
  /// Why it is right that the detector found nobody.
  public var nobody: String?
  private var people: [String: Person]?
  private var regions: [String: Drawing]?
  private var ranges: [String: Stretch]?
  private var voices: [String: Voice]?
  private var texts: [String: Text]?

  private enum CodingKeys: String, CodingKey { case reviewed, nobody, people, regions, ranges, voices, texts }

  public init(
    reviewed: String? = nil, nobody: String? = nil, people: [String: Person] = [:], regions: [String: Drawing] = [:],
    ranges: [String: Stretch] = [:], voices: [String: Voice] = [:],
    texts: [String: Text] = [:]
  ) {
    self.reviewed = reviewed
    self.nobody = nobody
    self.people = people
    self.regions = regions
    self.ranges = ranges
    self.voices = voices
    self.texts = texts
  }

  public static let none = Decisions()

  /// By the names that their author gave them, in the order of these names.
  public var namedPeople: [(name: String, value: Person)] { Self.sorted(people) }
  public var namedDrawings: [(name: String, value: Drawing)] { Self.sorted(regions) }
  public var namedStretches: [(name: String, value: Stretch)] { Self.sorted(ranges) }
  public var namedVoices: [(name: String, value: Voice)] { Self.sorted(voices) }
  public var namedTexts: [(name: String, value: Text)] { Self.sorted(texts) }

  private static func sorted<Value>(_ values: [String: Value]?) -> [(name: String, value: Value)] {
    (values ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Tracks, named by where they are at some times.
  public struct Person: Sendable, Hashable, Codable {
    public enum Action: String, Sendable, Codable, CaseIterable {
      /// Show these tracks as they are.
      case keep
      /// They are hidden, as everyone is: an error where they are not found any more.
      case hide
      /// They are one person, who is hidden in between too.
      case merge
      /// What was taken for one person is two: from that time on another.
      case split
    }

    public var action: Action
    /// Why a person may be shown.
    public var because: String?
    /// Seconds; `keep` ends there.
    public var from: Double?
    public var to: Double?
    /// Each row is seconds, x, y of a point in the face; or seconds, x, y, width, height of its box.
    public var at: [[Double]]

    private enum CodingKeys: String, CodingKey {
      case because, from, to, at
      case action = "do"
    }

    public init(_ action: Action, because: String? = nil, from: Double? = nil, to: Double? = nil, at: [[Double]]) {
      self.action = action
      self.because = because
      self.from = from
      self.to = to
      self.at = at
    }
  }

  /// Something that is hidden besides the people who were found.
  public struct Drawing: Sendable, Hashable, Codable {
    public enum Shape: String, Sendable, Codable, CaseIterable { case ellipse, box, polygon }

    public var shape: Shape
    /// Keyframes: seconds, then x, y, width, height of the box, or of the box around the ellipse; or x and y of every corner. Linear in between.
    public var at: [[Double]]
    /// Seconds. Without them it is there from the first keyframe to the last; a single keyframe holds for all of the source.
    public var from: Double?
    public var to: Double?
    /// A tracker follows what the single keyframe shows, until it loses it.
    public var follow: Bool?
    public var cover: Cover?
    /// Nothing is hidden there on account of this, and a face that `verify` sees there is meant to be seen; and why.
    public var show: Bool?
    public var because: String?

    public init(
      _ shape: Shape, at: [[Double]], from: Double? = nil, to: Double? = nil, follow: Bool? = nil, cover: Cover? = nil,
      show: Bool? = nil, because: String? = nil
    ) {
      self.shape = shape
      self.at = at
      self.from = from
      self.to = to
      self.follow = follow
      self.cover = cover
      self.show = show
      self.because = because
    }
  }

  /// What is done to a voice: of a speaker whom the transcript names, or in a time.
  public struct Voice: Sendable, Hashable, Codable {
    public var action: VoiceTreatment.Name
    /// Why it may be heard as it is.
    public var because: String?
    /// As the transcript labels who speaks.
    public var speaker: String?
    /// Seconds from the beginning.
    public var from: Double?
    public var to: Double?

    private enum CodingKeys: String, CodingKey {
      case because, speaker, from, to
      case action = "do"
    }

    public init(
      _ action: VoiceTreatment.Name, because: String? = nil, speaker: String? = nil, from: Double? = nil,
      to: Double? = nil
    ) {
      self.action = action
      self.because = because
      self.speaker = speaker
      self.from = from
      self.to = to
    }
  }

  /// Places with text that were found, named by where they are at some times.
  public struct Text: Sendable, Hashable, Codable {
    public enum Action: String, Sendable, Codable, CaseIterable {
      /// It is covered, whatever is done to other text: an error where it is not found any more.
      case hide
      /// It may be read, and is not told of any more.
      case keep
    }

    public var action: Action
    /// Why it may be read.
    public var because: String?
    /// Seconds; `keep` ends there.
    public var from: Double?
    public var to: Double?
    /// Each row is seconds, x, y of a point in the text; or seconds, x, y, width, height of its box.
    public var at: [[Double]]

    private enum CodingKeys: String, CodingKey {
      case because, from, to, at
      case action = "do"
    }

    public init(_ action: Action, because: String? = nil, from: Double? = nil, to: Double? = nil, at: [[Double]]) {
      self.action = action
      self.because = because
      self.from = from
      self.to = to
      self.at = at
    }
  }

  /// A time in which the whole picture is hidden.
  public struct Stretch: Sendable, Hashable, Codable {
    public enum Action: String, Sendable, Codable, CaseIterable {
      /// Under a cover of 8×8 colours.
      case hide
      case black
    }

    public var action: Action
    /// Seconds.
    public var from: Double
    public var to: Double

    private enum CodingKeys: String, CodingKey {
      case from, to
      case action = "do"
    }

    public init(_ action: Action, from: Double, to: Double) {
      self.action = action
      self.from = from
      self.to = to
    }
  }
}

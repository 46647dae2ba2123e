import People

/// What a person should know of the text in a source: how much there is, when and where, and whether some of it is subtitles that are part of the picture.
public struct TextFindings: Sendable, Hashable {
  /// A place with text that is told of.
  public struct Place: Sendable, Hashable {
    public let id: Int
    /// From the first picture.
    public let startSeconds: Double
    public let endSeconds: Double
    /// As in "lower left".
    public let place: String
  }

  /// In the order in which they begin; without those of `subtitles`.
  public let places: [Place]
  /// Numbers of texts that take turns in the same band low in the picture.
  public let subtitles: Set<Int>
  /// When the first of these begins and the last ends, in seconds from the first picture.
  public let subtitleSeconds: ClosedRange<Double>?

  /// Subtitles are at least so many, take turns for so long at least, and each stays no longer; in seconds.
  private static let fewest = 3
  private static let shortest = 5.0
  private static let longest = 10.0
  /// Where they are, in fractions of the picture's height, and how far the middles of two lines of one band lie apart.
  private static let band = 0.7
  private static let sameBand = 0.05

  public init(of map: IdentityMap) {
    let times = FrameTimes(map), texts = map.texts ?? []
    func start(_ text: TextTrack) -> Double { times.seconds(text.frames.lowerBound) }
    func end(_ text: TextTrack) -> Double { times.seconds(text.frames.upperBound) }
    let low = texts.filter {
      $0.middle.centerY >= Self.band && end($0) - start($0) <= Self.longest && $0.middle.width > $0.middle.height
    }
    var subtitles: Set<Int> = []
    for text in low where !subtitles.contains(text.id) {
      let same = low.filter { abs($0.middle.centerY - text.middle.centerY) <= Self.sameBand }
      guard same.count >= Self.fewest, let first = same.map(start).min(), let last = same.map(end).max(),
        last - first >= Self.shortest
      else { continue }
      subtitles.formUnion(same.map(\.id))
    }
    self.subtitles = subtitles
    let told = texts.filter { subtitles.contains($0.id) }
    subtitleSeconds = told.isEmpty ? nil : (told.map(start).min() ?? 0)...(told.map(end).max() ?? 0)
    places = texts.filter { !subtitles.contains($0.id) }.map {
      Place(id: $0.id, startSeconds: start($0), endSeconds: end($0), place: $0.middle.place)
    }
  }
}

extension TextTrack {
  /// Where it is half way.
  fileprivate var middle: NormalizedBox { keyframes[keyframes.count / 2].box }
}

extension NormalizedBox {
  /// As a person would say it.
  fileprivate var place: String {
    let down = centerY < 1 / 3.0 ? "upper" : centerY < 2 / 3.0 ? "middle" : "lower"
    let across = centerX < 1 / 3.0 ? "left" : centerX < 2 / 3.0 ? "centre" : "right"
    return down == "middle" && across == "centre" ? "centre" : "\(down) \(across)"
  }
}

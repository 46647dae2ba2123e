import Files
import People
import Support

/// How well everyone who is hidden was seen: what a reviewer looks at first.
public struct RedactionCoverage: Sendable, Hashable, Codable {
  public struct Track: Sendable, Hashable, Codable {
    /// The track's number in the identity map.
    public let id: Int
    /// When it begins, in seconds from the first picture.
    public let startSeconds: Double
    /// Frames in which the network saw the face, those between two of them, and those before the first and after the last.
    public let seen: Int
    public let followed: Int
    public let held: Int
    /// Seconds between two frames in which the face was seen, or from either end of the track to one; and when that stretch begins, in
    /// seconds from the first picture.
    public let longestUnseenSeconds: Double
    public let longestUnseenAtSeconds: Double
    /// Of the frames in which it was seen, 0…1.
    public let leastConfidence: Double
    public let greatestConfidence: Double
  }

  public let tracks: [Track]
  public let framesWithoutAnyone: Int

  /// Of nobody.
  public static let none = RedactionCoverage(tracks: [], framesWithoutAnyone: 0)

  private init(tracks: [Track], framesWithoutAnyone: Int) {
    self.tracks = tracks
    self.framesWithoutAnyone = framesWithoutAnyone
  }

  public init(of map: IdentityMap) { self.init(of: map.tracks, on: map) }

  /// Of some of the people, or of parts of their tracks.
  init(of people: [FaceTrack], on map: IdentityMap) {
    func seconds(_ frame: Int) -> Double {
      Double(map.times.ticks[frame].subtractingClamped(map.times.first)) * map.timeBase.value
    }
    tracks = people.map { track in
      let seen = track.boxes.filter { $0.origin == .seen }
      let stops = ([track.frames.lowerBound] + seen.map(\.frame) + [track.frames.upperBound]).map(seconds)
      let longest = zip(stops, stops.dropFirst()).min { $0.1 - $0.0 > $1.1 - $1.0 } ?? (0, 0)
      let confidences = seen.map(\.confidence)
      return Track(
        id: track.id, startSeconds: Self.rounded(stops[0]), seen: seen.count,
        followed: track.boxes.count { $0.origin == .followed }, held: track.boxes.count { $0.origin == .held },
        longestUnseenSeconds: Self.rounded(longest.1 - longest.0), longestUnseenAtSeconds: Self.rounded(longest.0),
        leastConfidence: confidences.min() ?? 0, greatestConfidence: confidences.max() ?? 0)
    }
    framesWithoutAnyone = map.peopleCounts().count { $0 == 0 }
  }

  /// Milliseconds.
  private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }

  /// A stretch that is longer than this is worth a look: a face could have gone elsewhere meanwhile.
  private static let longUnseen = 0.7
  /// Who was never seen more clearly may be a texture; more important, where he was seen so badly he may also have been missed.
  private static let unclear = 0.4

  /// Something that a person should look at.
  public struct Doubt: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      /// Not seen for so many seconds, and covered where it was expected.
      case unseen(seconds: Double)
      /// Seen so many times, and never with more than this confidence.
      case unclear(times: Int, confidence: Double)
    }

    public let track: Int
    /// From the first picture.
    public let atSeconds: Double
    public let kind: Kind
  }

  /// In order of time.
  public var doubts: [Doubt] {
    let unseen = tracks.filter { $0.longestUnseenSeconds > Self.longUnseen }.map {
      Doubt(track: $0.id, atSeconds: $0.longestUnseenAtSeconds, kind: .unseen(seconds: $0.longestUnseenSeconds))
    }
    let unclear = tracks.filter { $0.greatestConfidence < Self.unclear }.map {
      Doubt(track: $0.id, atSeconds: $0.startSeconds, kind: .unclear(times: $0.seen, confidence: $0.greatestConfidence))
    }
    return (unseen + unclear).sorted { ($0.atSeconds, $0.track) < ($1.atSeconds, $1.track) }
  }
}

extension IdentityMap {
  /// How many people each frame shows: one number per frame.
  func peopleCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: times.count)
    for track in tracks {
      for frame in track.frames { counts[frame] += 1 }
    }
    return counts
  }
}

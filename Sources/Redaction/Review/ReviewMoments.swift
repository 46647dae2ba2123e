import People

/// Chooses what a person should look at.
enum ReviewMoments {
  /// A stretch in which a face was not seen is worth a picture from here on; in seconds. It is looked for more often than that.
  static let unseenSeconds = 0.25
  /// The least certain frames of a track that are shown, and how far they are apart, in seconds.
  private static let leastCertainCount = 3
  private static let leastCertainApart = 0.5
  /// In stretches without anybody there is a picture at least that often, in seconds.
  private static let nobodyEvery = 4.0
  private static let nobodyAtLeast = 1.0
  /// Changes that follow each other faster are one, in seconds.
  private static let changesApart = 0.2

  /// In order of frames; those of one frame in the order of tracks.
  static func of(_ map: IdentityMap) -> [ReviewMoment] {
    let times = FrameTimes(map)
    let all =
      map.tracks.flatMap { moments(of: $0, times) } + changes(map, times) + nobody(map, times)
      + (map.texts ?? []).flatMap(moments)
      + map.shots.starts.map { ReviewMoment(kind: .shot, frame: $0, track: nil) }
    return all.sorted {
      ($0.frame, $0.track ?? 0, $0.text ?? 0, $0.kind.rawValue) < (
        $1.frame, $1.track ?? 0, $1.text ?? 0, $1.kind.rawValue
      )
    }
  }

  /// Where a text was seen most clearly, in each third of it.
  private static func moments(of text: TextTrack) -> [ReviewMoment] {
    let frames = text.representatives.isEmpty ? [text.frames.lowerBound] : text.representatives
    return frames.map { ReviewMoment(kind: .text, frame: $0, track: nil, text: text.id) }
  }

  /// Where a face was not seen for longer than `unseenSeconds`, though the track goes on.
  static func unseenStretches(of track: FaceTrack, _ times: FrameTimes) -> [ClosedRange<Int>] {
    let seen = track.boxes.filter { $0.origin == .seen }.map(\.frame)
    let stops = [track.frames.lowerBound - 1] + seen + [track.frames.upperBound + 1]
    return zip(stops, stops.dropFirst()).compactMap { last, next in
      guard next - last > 1, times.seconds(min(next, times.count - 1)) - times.seconds(max(last, 0)) > unseenSeconds
      else { return nil }
      return last + 1...next - 1
    }
  }

  private static func moments(of track: FaceTrack, _ times: FrameTimes) -> [ReviewMoment] {
    let seen = track.boxes.filter { $0.origin == .seen }
    var moments = [
      ReviewMoment(kind: .start, frame: track.frames.lowerBound, track: track.id),
      ReviewMoment(kind: .end, frame: track.frames.upperBound, track: track.id),
    ]
    if !seen.isEmpty { moments.append(ReviewMoment(kind: .middle, frame: seen[seen.count / 2].frame, track: track.id)) }
    var uncertain: [Int] = []
    for box in seen.sorted(by: { ($0.confidence, $0.frame) < ($1.confidence, $1.frame) })
    where uncertain.count < leastCertainCount {
      let isNear = uncertain.contains { abs(times.seconds($0) - times.seconds(box.frame)) < leastCertainApart }
      if !isNear { uncertain.append(box.frame) }
    }
    moments += uncertain.map { ReviewMoment(kind: .leastCertain, frame: $0, track: track.id) }
    return moments
      + unseenStretches(of: track, times).map {
        ReviewMoment(kind: .unseen, frame: ($0.lowerBound + $0.upperBound) / 2, track: track.id)
      }
  }

  private static func changes(_ map: IdentityMap, _ times: FrameTimes) -> [ReviewMoment] {
    let counts = map.peopleCounts()
    var moments: [ReviewMoment] = []
    var last = -Double.infinity
    for frame in counts.indices.dropFirst() where counts[frame] != counts[frame - 1] {
      if times.seconds(frame) - last >= changesApart {
        moments.append(ReviewMoment(kind: .countChanges, frame: frame, track: nil))
      }
      last = times.seconds(frame)
    }
    return moments
  }

  private static func nobody(_ map: IdentityMap, _ times: FrameTimes) -> [ReviewMoment] {
    let counts = map.peopleCounts()
    var moments: [ReviewMoment] = []
    var start: Int?
    for frame in 0...counts.count {
      if frame < counts.count, counts[frame] == 0 {
        start = start ?? frame
      } else if let first = start {
        moments += nobody(from: first, to: frame - 1, times)
        start = nil
      }
    }
    return moments
  }

  private static func nobody(from first: Int, to last: Int, _ times: FrameTimes) -> [ReviewMoment] {
    let length = times.seconds(last) - times.seconds(first)
    guard length >= nobodyAtLeast else { return [] }
    let count = Int((length / nobodyEvery).rounded(.up))
    return (0..<count).compactMap { index in
      times.frame(nearest: times.seconds(first) + length * (Double(index) + 0.5) / Double(count)).map {
        ReviewMoment(kind: .nobody, frame: $0, track: nil)
      }
    }
  }
}

/// A picture that a person should look at before a source is published, and why.
public struct ReviewMoment: Sendable, Hashable {
  public enum Kind: String, Sendable {
    /// The first and the last frame of a track.
    case start, end
    /// Near the middle, where the face was seen.
    case middle
    /// Where it was seen with the least confidence.
    case leastCertain = "least certain"
    /// In the middle of a stretch in which it was not seen, and covered all the same.
    case unseen
    /// The first frame with another number of people than the one before.
    case countChanges = "people change"
    /// In a stretch in which nobody was found.
    case nobody
    /// The first frame of a shot.
    case shot
    /// Where a text is.
    case text
  }

  public let kind: Kind
  /// Counted from 0.
  public let frame: Int
  /// The number of the track that it is about; nil where it is about the whole picture, or a text.
  public let track: Int?
  /// The number of the text that it is about.
  public let text: Int?

  init(kind: Kind, frame: Int, track: Int?, text: Int? = nil) {
    (self.kind, self.frame, self.track, self.text) = (kind, frame, track, text)
  }
}

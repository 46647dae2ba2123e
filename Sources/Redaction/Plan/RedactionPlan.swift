import Files
import Media
import People

/// What will be hidden in a source, where, when and how: the facts that stage redact writes and stage render obeys.
///
/// It knows every frame of the source it was made for. A frame that it does not know has no rendition.
public struct RedactionPlan: Sendable {
  /// Of the source's bytes.
  public let source: Digest
  public let method: RedactionMethod
  /// Seconds per tick of `times`.
  public let timeBase: Rational
  public let times: PresentationTimes
  /// Everything that is hidden: people, what a person drew, and text.
  public let tracks: [PlannedTrack]
  /// People whom a person decided to show as they are, where their heads are; and places where a person said that a face may be seen.
  public let kept: [PlannedTrack]
  /// Why it is right that no one was found; nil where someone was, or where it does not matter.
  public let nobodyBecause: String?
  /// Whether a person has looked at exactly what was found.
  public let isReviewed: Bool
  /// How well they were seen.
  public let coverage: RedactionCoverage
  /// What became of the text that was found; nil where nobody looked for it.
  public let texts: TextCoverage?

  /// All regions in order of frames; those of frame n are `regions[starts[n]..<starts[n + 1]]`.
  private let regions: [PlannedRegion]
  private let starts: [Int]

  /// Throws `Failure` when the parts do not belong together, or when the plan would hide no one without saying why.
  public init(
    source: Digest, method: RedactionMethod, timeBase: Rational, times: PresentationTimes, tracks: [PlannedTrack],
    kept: [PlannedTrack] = [], nobodyBecause: String? = nil, isReviewed: Bool = false,
    coverage: RedactionCoverage = .none, texts: TextCoverage? = nil
  ) throws {
    guard timeBase.isValid else {
      throw Failure(doing: "planning what to hide", reason: "the time base \(timeBase) is not one")
    }
    try Self.check(method, tracks, kept, times, nobodyBecause)
    self.source = source
    self.method = method
    self.timeBase = timeBase
    self.times = times
    self.tracks = tracks
    self.kept = kept
    self.nobodyBecause = nobodyBecause
    self.isReviewed = isReviewed
    self.coverage = coverage
    self.texts = texts

    var starts = [Int](repeating: 0, count: times.count + 1)
    for track in tracks {
      for frame in track.frames { starts[frame + 1] += 1 }
    }
    for frame in 0..<times.count { starts[frame + 1] += starts[frame] }
    self.starts = starts
    var next = starts
    var regions = [PlannedRegion](
      repeating: PlannedRegion(track: 0, region: .wholePicture, cover: .black), count: starts[times.count])
    for track in tracks {
      for (frame, region) in zip(track.frames, track.regions) {
        regions[next[frame]] = PlannedRegion(
          track: track.id, region: region, cover: track.cover ?? method.cover ?? .fill)
        next[frame] += 1
      }
    }
    self.regions = regions
  }

  /// What to hide in the frame that is shown at `pts` ticks; for the method `frame`, one region that covers the picture.
  ///
  /// Throws `Failure` where no frame of the plan has exactly that time stamp: the facts are then not those of this source. Takes
  /// a bisection over the frames.
  public func regions(forFrameWithPTS pts: Int64) throws -> [PlannedRegion] {
    guard let frame = times.frame(at: pts) else {
      throw Failure(
        doing: "looking up what to hide",
        reason:
          "the plan knows \(times.count) frames from \(times.first) to \(times.last), and none with time stamp \(pts)",
        advice: "The facts are not those of this source: delete them and run again")
    }
    let all = regions[starts[frame]..<starts[frame + 1]]
    // What is hidden as a whole need not be hidden again, unless a person wants it black.
    if case .frame = method {
      return [PlannedRegion(track: 0, region: .wholePicture, cover: .blur)] + all.filter { $0.cover == .black }
    }
    return Array(all)
  }

  public var hidesTracks: Bool { method.hidesTracks }

  /// Throws `Failure` unless the plan was made for the source with this digest.
  public func check(isFor source: Digest) throws {
    guard source == self.source else {
      throw Failure(
        doing: "looking up what to hide",
        reason: "the plan was made for a source with SHA-256 \(self.source), and this is \(source)",
        advice: "The source was replaced since: run again, and it will be looked at anew")
    }
  }

  private static func check(
    _ method: RedactionMethod, _ tracks: [PlannedTrack], _ kept: [PlannedTrack], _ times: PresentationTimes,
    _ nobodyBecause: String?
  ) throws {
    let doing = "planning what to hide"
    for track in tracks + kept
    where track.regions.isEmpty || track.firstFrame < 0 || track.frames.upperBound > times.count {
      throw Failure(doing: doing, reason: "track \(track.id) reaches beyond the \(times.count) frames of the source")
    }
    switch method {
    case .frame: return
    case .nothingToHide(let reason):
      guard reason.saysSomething else {
        throw Failure(
          doing: doing, reason: "people are to be shown as they are, and no reason is given",
          advice: "Say why, with because:")
      }
    case .fill, .pixelate, .blur:
      guard !(tracks + kept).isEmpty || nobodyBecause?.saysSomething == true else {
        throw nobodyFound
      }
    }
  }
}

extension RedactionPlan {
  /// A face that was missed looks the same as an empty room.
  static let nobodyFound = Failure(
    doing: "planning what to hide",
    reason: "no one was found; a witness may be missed where it is dark, far away or turned from the camera",
    advice:
      "Look at the source. If there is really nobody, or only who is drawn by hand, say why in the decisions file beside it: nobody: \"...\"; "
      + "or say people: optional with because:; else say faces: frame")
}

extension String {
  fileprivate var saysSomething: Bool { contains { !$0.isWhitespace } }
}

extension RedactionPlan {
  /// Tracks of people that are hidden; all others are text, or were drawn by a person.
  public var peopleHidden: Int { coverage.tracks.count }
  /// What a person drew.
  public var drawn: Int { max(0, tracks.count - peopleHidden - (texts?.tracks ?? 0)) }
}

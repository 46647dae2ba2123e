import Files
import Media
import People

/// Follows what a person drew with `follow: true` through a source.
public struct RegionFollower {
  private let map: IdentityMap
  private let times: FrameTimes

  public init(_ map: IdentityMap) {
    self.map = map
    times = FrameTimes(map)
  }

  /// A patch that was lost is covered for this long where it was last, inside the shot; in seconds.
  private static let holdSeconds = 0.5
  /// The tracker's grid is coarse: what it found is covered with this margin.
  private static let margin = 1.1

  /// Where everything went, by its name. Reads the source once, as far as it must. Throws `Failure` where there is nothing to follow, or
  /// where something is lost before the time at which it was to end.
  public func follow(_ decisions: Decisions, in file: SourceFile, tier: InputTier) throws -> [String: FollowedPatch] {
    var walks = try decisions.namedDrawings.filter { $0.value.follow == true }.map {
      try Walk($0.name, DrawnPath($0.value), $0.value, self)
    }
    guard !walks.isEmpty else { return [:] }
    let reader = try MediaReader(file, tier: tier, sound: .nothing)
    var frame = 0
    while walks.contains(where: { !$0.isOver }), let item = try reader.next() {
      guard case .picture(let picture) = item else { continue }
      try picture.withPlanes { planes in
        for index in walks.indices { try walks[index].see(planes[0], frame) }
      }
      frame += 1
    }
    return Dictionary(
      uniqueKeysWithValues: try walks.map { ($0.name, try $0.result(holding: Self.holdSeconds, times)) })
  }

  /// One patch on its way.
  private struct Walk {
    let name: String
    private let start: NormalizedBox
    private let first: Int
    /// The frame after the last one.
    private let end: Int
    private let shot: Range<Int>
    private let hasEnd: Bool
    private var tracker: PatchTracker?
    private var boxes: [NormalizedBox] = []
    private var loss: FollowedPatch.Loss?
    private let times: FrameTimes

    init(_ name: String, _ path: DrawnPath, _ drawing: Decisions.Drawing, _ follower: RegionFollower) throws {
      self.name = name
      times = follower.times
      start = path.region(at: 0).boundingBox
      guard let frame = times.frame(nearest: drawing.at[0][0]) else {
        throw Failure(
          doing: "following '\(name)'", reason: "its keyframe is at \(drawing.at[0][0]) s, and the source ends before",
          advice: "Correct it in the decisions file")
      }
      first = frame
      shot = follower.map.shots.frames(around: frame, of: times.count)
      end = min(times.count, max(frame + 1, times.shown(from: 0, to: path.seconds.upperBound).upperBound))
      hasEnd = drawing.to != nil
    }

    var isOver: Bool { loss != nil || boxes.count >= end - first }

    mutating func see(_ plane: Plane, _ frame: Int) throws {
      guard frame >= first, !isOver else { return }
      if frame == first {
        guard let begun = PatchTracker(start, in: plane) else {
          throw Failure(
            doing: "following '\(name)'",
            reason: "there is nothing to recognise in it at \(times.seconds(frame)) s: it is one flat colour",
            advice: "Draw it larger, or give keyframes instead of follow: true")
        }
        tracker = begun
        boxes.append(start)
      } else if !shot.contains(frame) {
        lose(.cut, frame)
      } else if tracker?.advance(in: plane) != true {
        lose(.unlike, frame)
      } else if let box = tracker?.box {
        if box.clamped().area <= 0 {
          lose(.outside, frame)
        } else {
          boxes.append(box.expanded(by: RegionFollower.margin))
        }
      }
    }

    private mutating func lose(_ reason: FollowedPatch.Loss.Reason, _ frame: Int) {
      loss = FollowedPatch.Loss(seconds: times.seconds(frame), reason: reason)
    }

    func result(holding seconds: Double, _ times: FrameTimes) throws -> FollowedPatch {
      if let loss, hasEnd {
        throw Failure(
          doing: "following '\(name)'",
          reason: "it was lost at \(loss.seconds) s, before to:, because \(loss.reason.rawValue)",
          advice: "Give it keyframes from there on, or end it there with to:")
      }
      guard let last = boxes.last else {
        throw Failure(doing: "following '\(name)'", reason: "the source ended before its keyframe came")
      }
      var held: [NormalizedBox] = []
      var frame = first + boxes.count
      while loss?.reason == .unlike, frame < shot.upperBound,
        times.seconds(frame) <= times.seconds(first + boxes.count - 1) + seconds
      {
        held.append(last.expanded(by: 1.25))
        frame += 1
      }
      return FollowedPatch(firstFrame: first, boxes: boxes + held, loss: loss)
    }
  }
}

/// Where a patch of the picture went, from the keyframe in which a person drew it.
public struct FollowedPatch: Sendable, Hashable {
  /// Counted from 0.
  public let firstFrame: Int
  /// One for each frame; the first is as drawn.
  public let boxes: [NormalizedBox]
  /// Why the tracker stopped; nil where it went on to the end that was asked for.
  public let loss: Loss?

  /// When and why a tracker lost what it followed.
  public struct Loss: Sendable, Hashable {
    public enum Reason: String, Sendable {
      case cut = "the shot ends"
      case unlike = "nothing there looks like it any more"
      case outside = "it left the picture"
    }

    /// From the first picture.
    public let seconds: Double
    public let reason: Reason
  }
}

import Files
import Media

/// The search for text in the pictures of one source, in order.
///
/// The network looks about once a second, and where the picture changes at once or something that was followed is lost; in between, places are followed
/// by what they look like, and whatever is found anew is followed backwards to where it came from.
struct TextSearch {
  /// Seconds from one look to the next, at most; and at least, where something was lost or the picture stands out.
  static let lookSeconds = 1.0
  private static let soonest = 0.3
  /// What the network does not see any more is followed for so long, in seconds, as long as it looks the same.
  private static let patience = 2.5
  /// Places that share so much of the smaller one are one.
  private static let same = 0.4

  /// A picture since the last look.
  private struct Sample {
    let frame: Int
    let seconds: Double
    let luma: LumaPicture
  }

  /// A text that is followed.
  private struct Open {
    var path: TextPath
    /// nil where it was lost.
    var follower: TextFollower?
    var lastSeen: Double
  }

  private let scanner: TextScanner
  private let isSingle: Bool
  private let journal: DetectionJournal?
  private var samples: [Sample] = []
  private var open: [Open] = []
  private(set) var closed: [TextPath] = []
  private var lastLook = -Double.infinity
  private var isLookOwed = false

  init(_ scanner: TextScanner, isSingle: Bool, journal: DetectionJournal?) {
    (self.scanner, self.isSingle, self.journal) = (scanner, isSingle, journal)
  }

  /// `isSudden`: it stands out from the pictures before it.
  mutating func add(_ picture: Frame, frame: Int, time: MediaTime, light: Light, isSudden: Bool) throws {
    let sample = Sample(frame: frame, seconds: time.seconds, luma: try LumaPicture(of: picture))
    follow(to: sample)
    samples.append(sample)
    let isLost = open.contains { $0.follower == nil }
    isLookOwed = isLookOwed || isSudden || isLost
    let passed = sample.seconds - lastLook
    guard passed >= Self.lookSeconds - 0.01 || (isLookOwed && passed >= Self.soonest) else { return }
    (lastLook, isLookOwed) = (sample.seconds, false)
    let known = journal?.seen(at: time.ticks)
    let found = try known ?? scanner.texts(in: picture, light: light, isSingle: isSingle)
    if known == nil { try journal?.add(found, at: time.ticks) }
    take(in: found, at: sample)
    samples = [sample]
  }

  /// Everything that was found, when all pictures were added.
  mutating func finish() -> [TextPath] {
    closed += open.map(\.path)
    open = []
    return closed
  }

  private mutating func follow(to sample: Sample) {
    for index in open.indices {
      guard var follower = open[index].follower else { continue }
      if follower.advance(in: sample.luma, atSeconds: sample.seconds) {
        open[index].follower = follower
        open[index].path.add(follower.box, frame: sample.frame, seconds: sample.seconds)
      } else {
        open[index].follower = nil
      }
    }
  }

  /// Joins what a look found with what was followed to it.
  private mutating func take(in found: [Detection], at sample: Sample) {
    let ways = found.map { way(of: $0, at: sample) }
    var takers: [Int: [Int]] = [:]
    var new: [Int] = []
    for index in found.indices {
      if let taker = taker(of: ways[index]) { takers[taker, default: []].append(index) } else { new.append(index) }
    }
    for (index, parts) in takers {
      for part in parts { open[index].path.join(ways[part]) }
      let box = parts.dropFirst().reduce(found[parts[0]].box) { $0.union(found[$1].box) }
      let confidence = parts.map { found[$0].confidence }.max() ?? 0
      open[index].path.see(box, confidence, frame: sample.frame, seconds: sample.seconds)
      open[index].follower = TextFollower(
        box, in: sample.luma, atSeconds: sample.seconds, velocity: open[index].follower?.course ?? ways[parts[0]].course)
      open[index].lastSeen = sample.seconds
    }
    for index in open.indices.reversed()
    where open[index].lastSeen < sample.seconds
      && (open[index].follower == nil || sample.seconds - open[index].lastSeen > Self.patience)
    {
      closed.append(open.remove(at: index).path)
    }
    for index in new {
      open.append(
        Open(
          path: ways[index],
          follower: TextFollower(
            found[index].box, in: sample.luma, atSeconds: sample.seconds, velocity: ways[index].course),
          lastSeen: sample.seconds))
    }
  }

  /// Where a text was before this look saw it, back to the last look.
  private func way(of text: Detection, at sample: Sample) -> TextPath {
    var path = TextPath()
    path.see(text.box, text.confidence, frame: sample.frame, seconds: sample.seconds)
    guard var follower = TextFollower(text.box, in: sample.luma, atSeconds: sample.seconds) else { return path }
    for earlier in samples.reversed() where earlier.frame < sample.frame {
      guard follower.advance(in: earlier.luma, atSeconds: earlier.seconds) else { break }
      path.add(follower.box, frame: earlier.frame, seconds: earlier.seconds)
    }
    return path
  }

  /// Which text that is followed goes this way; nil where none does.
  private func taker(of way: TextPath) -> Int? {
    open.indices.compactMap { index in
      open[index].path.agreement(with: way).map { (index: index, share: $0) }
    }.filter { $0.share >= Self.same }.max { ($0.share, $1.index) < ($1.share, $0.index) }?.index
  }
}

import Files
import Media

/// The search for text in the pictures of one source, in order.
///
/// The network looks every 1.5 seconds, where the picture changes at once, and now and then where something that was followed is lost; in between, places
/// are followed by what they look like, and whatever is found anew is followed backwards to where it came from.
struct TextSearch {
  /// Seconds from one look to the next, at most; and at least, where something was lost or the picture stands out.
  static let lookSeconds = 1.5
  private static let soonest = 0.3
  /// What was looked at so shortly before the end, in seconds, is not looked at again there.
  private static let last = 0.6
  /// Looks for what was lost, a second, and how many of them may be saved up: what flickers must not have every picture looked at.
  private static let moreLooks = 0.1
  private static let mostSaved = 2.0
  /// What the network does not see any more is followed for so long, in seconds, as long as it looks the same.
  private static let patience = 2.5
  /// What was seen with this confidence and is lost is worth another look.
  private static let sure = 0.9
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
    /// When it was seen last, 0…1.
    var confidence: Double
  }

  private let scanner: TextScanner
  private let isSingle: Bool
  private let journal: DetectionJournal?
  private var samples: [Sample] = []
  private var open: [Open] = []
  private(set) var closed: [TextPath] = []
  private var lastLook = -Double.infinity
  private var isLookOwed = false
  private var isSomethingLost = false
  private var saved = 0.5
  private var lastSample = -Double.infinity
  /// The picture that was added last, unless the network has looked at it.
  private var unseen: (picture: Frame, time: MediaTime, light: Light, sample: Sample)?

  init(_ scanner: TextScanner, isSingle: Bool, journal: DetectionJournal?) {
    (self.scanner, self.isSingle, self.journal) = (scanner, isSingle, journal)
  }

  /// `isSudden`: it stands out from the pictures before it.
  mutating func add(_ picture: Frame, frame: Int, time: MediaTime, light: Light, isSudden: Bool) throws {
    let sample = Sample(frame: frame, seconds: time.seconds, luma: try LumaPicture(of: picture))
    follow(to: sample)
    samples.append(sample)
    unseen = (picture, time, light, sample)
    guard isDue(sample.seconds, isSudden: isSudden) else { return }
    try look(picture, time, light, sample)
  }

  private mutating func look(_ picture: Frame, _ time: MediaTime, _ light: Light, _ sample: Sample) throws {
    unseen = nil
    let known = journal?.seen(at: time.ticks)
    let found = try known ?? scanner.texts(in: picture, light: light, isSingle: isSingle)
    if known == nil { try journal?.add(found, at: time.ticks) }
    take(in: found, at: sample)
    samples = [sample]
  }

  private mutating func isDue(_ seconds: Double, isSudden: Bool) -> Bool {
    if lastSample.isFinite { saved = min(Self.mostSaved, saved + Self.moreLooks * (seconds - lastSample)) }
    lastSample = seconds
    isLookOwed = isLookOwed || isSudden
    let passed = seconds - lastLook
    let isRegular = passed >= Self.lookSeconds - 0.01 || (isLookOwed && passed >= Self.soonest)
    guard isRegular || (isSomethingLost && passed >= Self.soonest && saved >= 1) else { return false }
    if !isRegular { saved -= 1 }
    (lastLook, isLookOwed, isSomethingLost) = (seconds, false, false)
    return true
  }

  /// Everything that was found, when all pictures were added. What is followed still is looked at once more: it may have drifted off, or have been lost.
  mutating func finish() throws -> [TextPath] {
    if let last = unseen, !open.isEmpty, last.sample.seconds - lastLook >= Self.last {
      try look(last.picture, last.time, last.light, last.sample)
    }
    closed += open.map(\.path)
    open = []
    return closed
  }

  private mutating func follow(to sample: Sample) {
    for index in open.indices {
      guard var follower = open[index].follower else { continue }
      if follower.advance(in: sample.luma, atSeconds: sample.seconds) {
        open[index].follower = follower
        open[index].path.add(follower.cover, frame: sample.frame, seconds: sample.seconds)
      } else {
        open[index].follower = nil
        isSomethingLost = isSomethingLost || open[index].confidence >= Self.sure
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
        box, in: sample.luma, atSeconds: sample.seconds, velocity: open[index].follower?.course ?? ways[parts[0]].course
      )
      (open[index].lastSeen, open[index].confidence) = (sample.seconds, confidence)
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
          lastSeen: sample.seconds, confidence: found[index].confidence))
    }
  }

  /// Where a text was before this look saw it, back to the last look.
  private func way(of text: Detection, at sample: Sample) -> TextPath {
    var path = TextPath()
    path.see(text.box, text.confidence, frame: sample.frame, seconds: sample.seconds)
    guard var follower = TextFollower(text.box, in: sample.luma, atSeconds: sample.seconds) else { return path }
    for earlier in samples.reversed() where earlier.frame < sample.frame {
      guard follower.advance(in: earlier.luma, atSeconds: earlier.seconds) else { break }
      path.add(follower.cover, frame: earlier.frame, seconds: earlier.seconds)
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

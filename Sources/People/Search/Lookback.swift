import Media

/// Pictures that were searched and are not handed on yet: because whether they begin a shot is known some pictures later, and because whoever is found anew may have
/// been there before, too small or too blurred to be found by a look that knew nothing of them.
struct Lookback {
  struct Picture {
    let time: MediaTime
    let light: Light
    /// nil where it was not looked at, or memory allows no more of them.
    var frame: Frame?
    var seen: [Detection]
    let thumbnail: Thumbnail?
  }

  /// Who was not found for so long, in seconds, on the way back, was not there before: three looks.
  private static let patience = 0.3

  private let seconds: Double
  private let capacity: Int
  private var pictures: [Picture] = []
  private var cuts: [Bool] = []

  /// `seconds` from one fine look to the next, and `capacity` in pictures that can be looked at.
  init(seconds: Double, capacity: Int) { (self.seconds, self.capacity) = (seconds, capacity) }

  mutating func append(_ picture: Picture) {
    pictures.append(picture)
    guard pictures.count(where: { $0.frame != nil }) > capacity,
      let oldest = pictures.firstIndex(where: { $0.frame != nil })
    else { return }
    pictures[oldest].frame = nil
  }

  /// Whether pictures begin shots, in order.
  mutating func decide(_ beginsShot: [Bool]) { cuts += beginsShot }

  /// Those that nothing can be added to any more, the first ones; all of them where the search is over.
  mutating func takeDecided(isOver: Bool = false) -> [(picture: Picture, beginsShot: Bool)] {
    guard let last = pictures.last?.time.seconds else { return [] }
    let past = isOver ? pictures.count : pictures.firstIndex { last - $0.time.seconds <= seconds } ?? pictures.count
    let count = min(past, cuts.count)
    defer {
      pictures.removeFirst(count)
      cuts.removeFirst(count)
    }
    return Array(zip(pictures.prefix(count), cuts).map { (picture: $0, beginsShot: $1) })
  }

  /// Looks closely where `new` faces must have been before, from picture to picture backwards, until they are not found any more. Each picture gets what was found; as
  /// from a coarse look, since this one came as often.
  mutating func lookBack(for new: [Sighting], _ scan: FaceScanner, coarseSide: Int) throws {
    guard let now = new.first?.seconds else { return }
    // Time runs backwards: the way from one look to the next is the same.
    var trail = RecentFaces(patience: Self.patience)
    trail.update(with: new.map { $0.at(-now) }, atSeconds: -now)
    for index in pictures.indices.reversed() {
      guard let frame = pictures[index].frame else { continue }
      let seconds = -pictures[index].time.seconds
      guard trail.hasFaces(atSeconds: seconds) else { return }
      let missing = trail.missing(from: pictures[index].seen, atSeconds: seconds, limit: PatchMosaic.count)
      let closer = try scan.patches(missing, of: frame, light: pictures[index].light).map {
        Detection(box: $0.box, confidence: $0.confidence, scale: coarseSide)
      }
      pictures[index].seen = DetectionMerge.merge(pictures[index].seen + closer)
      trail.update(
        with: pictures[index].seen.map {
          Sighting(frame: 0, seconds: seconds, box: $0.box, confidence: $0.confidence, scale: $0.scale)
        }, atSeconds: seconds,
        takesNew: false)
    }
  }
}

/// How many pictures are kept while looks at them are on their way: from one fine look to the next, so that coarse ones go on beside it, and no
/// more than memory allows, however long the source is.
struct SearchWindow {
  /// Bytes: more than a second of 1080p at 50 frames a second, and 16 pictures of 3840 × 2160 in 8-bit 4:2:0.
  private static let budget = 192 << 20
  private static let fewest = 6, most = 64

  /// Pictures.
  let capacity: Int
  private let seconds: Double

  /// Sizes in pixels; `seconds` from one fine look to the next.
  init(width: Int, height: Int, seconds: Double) {
    let bytes = max(1, width * height * 3 / 2)
    capacity = min(Self.most, max(Self.fewest, Self.budget / bytes))
    self.seconds = seconds
  }

  /// `count` pictures, from the first one's time to the last one's.
  func isFull(_ count: Int, from first: MediaTime?, to last: MediaTime?) -> Bool {
    guard let first, let last else { return false }
    return count >= capacity || last.seconds - first.seconds > seconds
  }
}

/// A picture at about 160 pixels across, in colour: enough to see that somebody is still there, too little to see who.
struct Thumbnail: Sendable {
  /// Pixels.
  let width: Int
  let height: Int
  /// Blue, green and red bytes, row by row.
  private let bytes: [UInt8]

  init(width: Int, height: Int, bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// Half of either side of `picture`; `table` says how bright each value becomes, as for the network.
  init(halving picture: BGRPicture, table: [UInt8]?) {
    width = picture.width / 2
    height = picture.height / 2
    let source = picture.bytes.assumingMemoryBound(to: UInt8.self)
    let (width, height) = (width, height)
    bytes = [UInt8](unsafeUninitializedCapacity: width * height * 3) { target, count in
      for y in 0..<height {
        let upper = source + 2 * y * picture.stride, lower = upper + picture.stride
        for x in 0..<width {
          for channel in 0..<3 {
            let at = 6 * x + channel
            let mean = (Int(upper[at]) + Int(upper[at + 3]) + Int(lower[at]) + Int(lower[at + 3])) / 4
            target[(y * width + x) * 3 + channel] = table.map { $0[mean] } ?? UInt8(mean)
          }
        }
      }
      count = width * height * 3
    }
  }

  /// The pixel at a place in fractions of the picture; nil outside.
  func pixel(x: Double, y: Double) -> (Int, Int, Int)? {
    guard x >= 0, y >= 0, x < 1, y < 1 else { return nil }
    let index = (Int(y * Double(height)) * width + Int(x * Double(width))) * 3
    return (Int(bytes[index]), Int(bytes[index + 1]), Int(bytes[index + 2]))
  }
}

/// The thumbnails of the last seconds of a shot, for whoever turns out to have been there before the face was seen.
struct RecentThumbnails {
  struct Entry {
    let frame: Int
    let seconds: Double
    let thumbnail: Thumbnail
  }

  /// Rising.
  private(set) var entries: [Entry] = []
  private let span: Double

  /// `span`: seconds that are kept.
  init(span: Double) { self.span = span }

  mutating func forget() { entries.removeAll() }

  mutating func add(_ thumbnail: Thumbnail, frame: Int, seconds: Double) {
    entries.append(Entry(frame: frame, seconds: seconds, thumbnail: thumbnail))
    if let first = entries.first, seconds - first.seconds > 2 * span {
      entries.removeAll { seconds - $0.seconds > span }
    }
  }

  /// Where the person was before `sighting`, back to when they came; rising. Who is not recognised for `patience` seconds was not there.
  func path(of appearance: Appearance, before sighting: Sighting, patience: Double) -> [PathPoint] {
    var path: [PathPoint] = [], box = sighting.box, last = sighting.seconds
    for entry in entries.reversed() where entry.frame < sighting.frame {
      guard last - entry.seconds <= patience, sighting.seconds - entry.seconds <= span else { break }
      guard let found = appearance.find(near: box, in: entry.thumbnail) else { continue }
      (box, last) = (found, entry.seconds)
      path.append(PathPoint(frame: entry.frame, seconds: entry.seconds, box: found))
    }
    return path.reversed()
  }
}

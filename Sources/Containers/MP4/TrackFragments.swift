/// Where the samples of a movie fragment lie (ISO/IEC 14496-12, clauses 8.8.7 and 8.8.8).
final class TrackFragments {
  private let start: Int
  private let tracks: [Track]
  private let reader: ByteReader
  private var track: Track?
  private var defaultSize = 0
  private(set) var samples: [TrackSamples] = []
  /// FFmpeg writes one for every track, and more where tracks take turns inside a fragment.
  private static let runLimit = 256

  /// `movieFragment`: where its box begins, from which places are counted.
  init(movieFragment: Int, tracks: [Track], _ reader: ByteReader) {
    start = movieFragment
    self.tracks = tracks
    self.reader = reader
  }

  func beginTrack() { (track, defaultSize) = (nil, 0) }

  /// `tfhd`.
  func readHeader(_ payload: Range<Int>) throws {
    guard payload.count >= 8 else { throw Irregularity(at: payload.lowerBound, "it ends too early") }
    let flags = try reader.number(at: payload.lowerBound, bytes: 4)
    let id = try reader.number(at: payload.lowerBound + 4, bytes: 4)
    // Places count from the fragment; a default duration, size and flags may follow.
    guard flags & ~0x38 == 0x20000, payload.count == 8 + 4 * (flags & 0x38).nonzeroBitCount else {
      throw Irregularity(at: payload.lowerBound, "its flags \(String(flags, radix: 16)) are none that Backlit writes")
    }
    guard let known = tracks.first(where: { $0.id == id && id != 0 }) else {
      throw Irregularity(at: payload.lowerBound, "there is no track \(id)")
    }
    track = known
    if flags & 0x10 != 0 {
      defaultSize = try reader.number(at: payload.lowerBound + 8 + (flags & 8 != 0 ? 4 : 0), bytes: 4)
    }
  }

  /// `trun`.
  func readRun(_ payload: Range<Int>) throws {
    guard payload.count >= 12, samples.count < Self.runLimit, let coding = track?.coding else {
      throw Irregularity(at: payload.lowerBound, "it belongs to no track, or ends too early, or there are too many")
    }
    let flags = try reader.number(at: payload.lowerBound, bytes: 4) & 0xFF_FFFF
    let count = try reader.number(at: payload.lowerBound + 4, bytes: 4)
    guard flags & ~0xF05 == 0, flags & 1 != 0, try reader.byte(at: payload.lowerBound) <= 1 else {
      throw Irregularity(at: payload.lowerBound, "its flags \(String(flags, radix: 16)) are none that Backlit writes")
    }
    let first = payload.lowerBound + 12 + (flags & 4 != 0 ? 4 : 0)
    let entry = 4 * (flags & 0xF00).nonzeroBitCount
    guard count * entry == payload.upperBound - first else {
      throw Irregularity(at: payload.lowerBound, "its \(count) samples take other room than its \(payload.count) bytes")
    }
    let hasSizes = flags & 0x200 != 0
    guard hasSizes || defaultSize > 0 || count == 0 else {
      throw Irregularity(at: payload.lowerBound, "its samples have no size")
    }
    let distance = Int(Int32(truncatingIfNeeded: try reader.number(at: payload.lowerBound + 8, bytes: 4)))
    let place = flags & 0x100 != 0 ? 4 : 0
    samples.append(
      TrackSamples(
        source: TrackRun(
          reader.anotherWindow(), sizes: hasSizes ? first + place : nil, entry: entry,
          defaultSize: defaultSize,
          count: count, offset: start + distance), coding: coding))
  }
}

/// The samples of a `trun`, which lie one after the other.
final class TrackRun: SampleSource {
  private let reader: ByteReader
  private let sizes: Int?
  private let entry: Int
  private let defaultSize: Int
  private let count: Int
  private var index = 0
  private var offset: Int

  /// `sizes`: where the first size is, and the others every `entry` bytes; nil where all have `defaultSize`.
  init(_ reader: ByteReader, sizes: Int?, entry: Int, defaultSize: Int, count: Int, offset: Int) {
    self.reader = reader
    self.sizes = sizes
    self.entry = entry
    self.defaultSize = defaultSize
    self.count = count
    self.offset = offset
  }

  func next() throws -> Range<Int>? {
    guard index < count else { return nil }
    let size = try sizes.map { try reader.number(at: $0 + index * entry, bytes: 4) } ?? defaultSize
    let (end, isTooFar) = offset.addingReportingOverflow(size)
    guard !isTooFar else { throw Irregularity(at: offset, "a sample ends beyond all bounds") }
    defer { offset = end }
    index += 1
    return offset..<end
  }
}

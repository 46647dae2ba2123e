/// Holds the bytes of an `mdat` against the samples that the tracks say they have: each byte belongs to exactly one, and each sample holds
/// nothing but what its coding needs.
struct MediaData {
  /// What belongs to nothing: after a few places, only their number and size.
  private struct Gaps {
    static let listed = 5
    var count = 0, bytes = 0
  }

  private let reader: ByteReader
  private let found: ForeignDataList

  init(_ reader: ByteReader, _ found: ForeignDataList) {
    self.reader = reader
    self.found = found
  }

  /// Throws `Irregularity` where samples overlap or lie outside: what belongs to which then has no answer, and the rest is not looked at.
  /// All that is looked at before that goes forward, so that it ends, whatever the tables say.
  func check(_ tracks: [TrackSamples], fill range: Range<Int>) throws {
    var gaps = Gaps()
    defer { summarise(gaps, in: range) }
    var heads = try tracks.map { try $0.source.next() }
    var position = range.lowerBound
    while let index = earliest(of: heads), let sample = heads[index] {
      guard sample.lowerBound >= position, sample.upperBound <= range.upperBound else {
        throw Irregularity(
          at: sample.lowerBound,
          "a sample of \(sample.count) bytes lies in another or outside: the rest could not be looked at")
      }
      try report(position..<sample.lowerBound, &gaps)
      try check(sample, tracks[index].coding)
      position = sample.upperBound
      heads[index] = try tracks[index].source.next()
    }
    try report(position..<range.upperBound, &gaps)
  }

  private func earliest(of heads: [Range<Int>?]) -> Int? {
    var result: Int?, place = Int.max
    for (index, head) in heads.enumerated() {
      if let head, result == nil || head.lowerBound < place { (result, place) = (index, head.lowerBound) }
    }
    return result
  }

  private func report(_ gap: Range<Int>, _ gaps: inout Gaps) throws {
    guard !gap.isEmpty else { return }
    gaps.count += 1
    guard gaps.count <= Gaps.listed else {
      gaps.bytes += gap.count
      return
    }
    found.add(
      "mdat", at: gap.lowerBound,
      "\(gap.count) bytes belong to no sample: \(excerpt(try reader.beginning(of: gap)))")
  }

  private func summarise(_ gaps: Gaps, in range: Range<Int>) {
    guard gaps.bytes > 0 else { return }
    found.add(
      "mdat", at: range.lowerBound,
      "\(gaps.bytes) bytes in \(gaps.count - Gaps.listed) other places belong to no sample either")
  }

  private func check(_ sample: Range<Int>, _ coding: SampleCoding) throws {
    switch coding {
    case .avc(let lengthSize):
      try found.collect("mdat/avc1") { try H264Units.check(sample, lengthSize: lengthSize, reader) }
    case .aac(let channels): try found.collect("mdat/mp4a") { try AACBlocks.check(sample, channels: channels, reader) }
    case .timedText: try found.collect("mdat/tx3g") { try TimedTextSample.check(sample, reader) }
    }
  }
}

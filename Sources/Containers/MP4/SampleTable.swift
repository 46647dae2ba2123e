/// Where the samples of a track lie, as its sample table says (ISO/IEC 14496-12, clauses 8.7.3 to 8.7.5): read on the way, never held.
final class SampleTable: SampleSource {
  /// What a track keeps of its boxes.
  static let boxes: Set = ["tkhd", "stsc", "stsz", "stco", "co64", "stts", "ctts", "stss", "sbgp"]

  private let sizes: ByteReader
  private let sizeTable: Range<Int>
  /// 0: each has its own.
  private let commonSize: Int
  private let sampleCount: Int
  private let chunks: ByteReader
  private let chunkTable: Range<Int>
  private let chunkWidth: Int
  private let runs: ByteReader
  private let runTable: Range<Int>
  private let runCount: Int

  private var sample = 0
  private var chunk = 0
  private var run = -1
  private var samplesPerChunk = 0
  private var leftInChunk = 0
  private var offset = 0

  /// The tables were found to be as long as they say. Throws `Irregularity` where one is missing.
  init(_ table: [String: Range<Int>], _ reader: ByteReader, at place: Int) throws {
    guard let sizes = table["stsz"], let runs = table["stsc"], let chunks = table["stco"] ?? table["co64"],
      sizes.count >= 12, runs.count >= 8, chunks.count >= 8
    else { throw Irregularity(at: place, "the track has no table of its samples") }
    commonSize = try reader.number(at: sizes.lowerBound + 4, bytes: 4)
    sampleCount = try reader.number(at: sizes.lowerBound + 8, bytes: 4)
    chunkWidth = table["stco"] == nil ? 8 : 4
    runCount = (runs.count - 8) / 12
    sizeTable = sizes.lowerBound + 12..<sizes.upperBound
    runTable = runs.lowerBound + 8..<runs.upperBound
    chunkTable = chunks.lowerBound + 8..<chunks.upperBound
    // Each in its own window, for they are read side by side.
    (self.sizes, self.runs, self.chunks) = (
      reader.anotherWindow(), reader.anotherWindow(), reader.anotherWindow()
    )
  }

  /// A size for all, or one for each (clause 8.7.3).
  static func checkSizes(_ payload: Range<Int>, _ reader: ByteReader) throws {
    try BoxLayout([.zeros(4, "its version")]).check(payload, reader)
    let common = try reader.number(at: payload.lowerBound + 4, bytes: 4)
    let count = try reader.number(at: payload.lowerBound + 8, bytes: 4)
    guard payload.count == 12 + (common == 0 ? 4 * count : 0) else {
      throw Irregularity(at: payload.lowerBound, "its \(count) sizes take other room than the \(payload.count) bytes")
    }
  }

  /// Times and groups are told of as many samples as there are (clauses 8.6.1 and 8.9.2): no entry is there for something else.
  func checkCounts(_ table: [String: Range<Int>]) throws {
    for (type, first) in [("stts", 8), ("ctts", 8), ("sbgp", 12)] {
      guard let payload = table[type], payload.count >= first else { continue }
      var count = 0
      for offset in stride(from: payload.lowerBound + first, to: payload.upperBound - 7, by: 8) {
        // Neither can become too large: a file has less than 2^60 entries, and each counts less than 2^32.
        let samples = try runs.number(at: offset, bytes: 4)
        guard samples > 0 else { throw Irregularity(at: offset, "an entry of '\(type)' is for no sample") }
        count &+= samples
      }
      guard count == sampleCount else {
        throw Irregularity(at: payload.lowerBound, "'\(type)' is for \(count) samples, and there are \(sampleCount)")
      }
    }
    guard let payload = table["stss"] else { return }
    var last = 0
    for offset in stride(from: payload.lowerBound + 8, to: payload.upperBound - 3, by: 4) {
      let sample = try runs.number(at: offset, bytes: 4)
      guard sample > last, sample <= sampleCount else {
        throw Irregularity(at: offset, "'stss' names sample \(sample) after \(last) of \(sampleCount)")
      }
      last = sample
    }
  }

  func next() throws -> Range<Int>? {
    while leftInChunk == 0 {
      guard chunk < chunkTable.count / chunkWidth else {
        guard sample == sampleCount else {
          throw Irregularity(at: chunkTable.lowerBound, "of \(sampleCount) samples, \(sample) have a place in the file")
        }
        guard run + 1 == runCount else {
          throw Irregularity(at: runTable.lowerBound, "it describes chunks that are not there")
        }
        return nil
      }
      try beginChunk()
    }
    guard sample < sampleCount else {
      throw Irregularity(at: sizeTable.lowerBound, "there are places for more than \(sampleCount) samples")
    }
    let size = commonSize > 0 ? commonSize : try sizes.number(at: sizeTable.lowerBound + 4 * sample, bytes: 4)
    let (end, isTooFar) = offset.addingReportingOverflow(size)
    guard !isTooFar else { throw Irregularity(at: sizeTable.lowerBound, "a sample ends beyond all bounds") }
    defer { offset = end }
    sample += 1
    leftInChunk -= 1
    return offset..<end
  }

  private func beginChunk() throws {
    if run + 1 < runCount {
      let next = runTable.lowerBound + 12 * (run + 1)
      let first = try runs.number(at: next, bytes: 4)
      // Chunks are counted from 1.
      if first == chunk + 1 {
        samplesPerChunk = try runs.number(at: next + 4, bytes: 4)
        run += 1
        guard try runs.number(at: next + 8, bytes: 4) == 1 else {
          throw Irregularity(at: next, "a chunk has another description than the first")
        }
      } else if first <= chunk {
        throw Irregularity(at: next, "the chunks are not in their order")
      }
    }
    guard samplesPerChunk > 0 else { throw Irregularity(at: runTable.lowerBound, "a chunk has no samples") }
    offset = try chunks.number(at: chunkTable.lowerBound + chunkWidth * chunk, bytes: chunkWidth)
    leftInChunk = samplesPerChunk
    chunk += 1
  }
}

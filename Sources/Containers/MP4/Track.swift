/// What the boxes of a `trak` say, as far as it is needed to find its samples and to know what they are.
struct Track {
  let reader: ByteReader
  var handler: FixedBoxes.Handler?
  var coding: SampleCoding?
  /// Of the `mdhd`; three letters of ISO 639-2/T.
  var language: String?
  /// Payloads of the boxes of the sample table, by type.
  var table: [String: Range<Int>] = [:]
  private(set) var id = 0
  /// In a file that is not fragmented.
  private(set) var samples: TrackSamples?

  init(reader: ByteReader) { self.reader = reader }

  /// What can be seen only when the whole of it is known.
  mutating func complete(_ box: Box, _ found: ForeignDataList, isFragmented: Bool) throws {
    if let header = table["tkhd"] {
      let isLong = try reader.byte(at: header.lowerBound) == 1
      id = try reader.number(at: header.lowerBound + (isLong ? 20 : 12), bytes: 4)
    }
    guard let coding else { throw Irregularity(at: box.range.lowerBound, "the track says not what it holds") }
    // Of a handler that is not known, something was said already.
    let fits =
      switch (coding, handler) {
      case (_, nil), (.avc, .picture), (.aac, .sound), (.timedText, .text): true
      default: false
      }
    if !fits { found.add(box.place, at: box.range.lowerBound, "the track is called something else than it holds") }
    // Whoever packages pictures and sound does not say what is spoken.
    if handler != .text, let language, language != "und" {
      found.add(box.place + "/mdia/mdhd", at: box.range.lowerBound, "it names the language '\(language)'")
    }
    guard !isFragmented else {
      // The samples are in the fragments.
      for (type, payload) in table where SampleTable.boxes.contains(type) && type != "tkhd" && payload.count > 12 {
        found.add(box.place, at: payload.lowerBound, "the list '\(type)' of a fragmented file is not empty")
      }
      return
    }
    let source = try SampleTable(table, reader, at: box.range.lowerBound)
    samples = TrackSamples(source: source, coding: coding)
    try source.checkCounts(table)
  }
}

/// Samples one after the other, and what they are.
struct TrackSamples {
  let source: any SampleSource
  let coding: SampleCoding
}

/// Where samples lie in the file, in their order.
protocol SampleSource: AnyObject {
  /// nil after the last one. Throws `Irregularity` where what says it contradicts itself.
  func next() throws -> Range<Int>?
}

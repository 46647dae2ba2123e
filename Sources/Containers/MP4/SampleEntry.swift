/// How the samples of a track are coded: what the one entry of its `stsd` says (ISO/IEC 14496-12, clause 8.5.2).
enum SampleCoding {
  /// H.264; every unit is preceded by its length in so many bytes.
  case avc(lengthSize: Int)
  /// AAC-LC of one or two channels.
  case aac(channels: Int)
  /// 3GPP TS 26.245.
  case timedText
}

/// Reads sample descriptions that Backlit writes: H.264, AAC-LC, and timed text.
struct SampleEntry {
  private let reader: ByteReader
  private let found: ForeignDataList

  init(_ reader: ByteReader, _ found: ForeignDataList) {
    self.reader = reader
    self.found = found
  }

  /// Throws `Irregularity` where the description is of another kind or not one.
  func coding(in box: Box) throws -> SampleCoding {
    let payload = box.payload
    guard payload.count >= 8, try reader.number(at: payload.lowerBound, bytes: 8) == 1 else {
      throw Irregularity(at: payload.lowerBound, "it holds not exactly one description")
    }
    let entry = try Box(at: payload.lowerBound + 8, before: payload.upperBound, inside: box.place, reader)
    if entry.range.upperBound < payload.upperBound {
      let rest = entry.range.upperBound..<payload.upperBound
      found.add(
        box.place, at: rest.lowerBound,
        "\(rest.count) bytes follow the description: \(excerpt(try reader.beginning(of: rest)))")
    }
    switch entry.type {
    case "avc1": return try picture(entry)
    case "mp4a": return try sound(entry)
    case "tx3g": return try text(entry)
    default:
      throw Irregularity(
        at: entry.range.lowerBound,
        "samples of the kind '\(entry.place.suffix(4))' are none that Backlit writes")
    }
  }

  /// ISO/IEC 14496-15, clause 5.4.2, on 14496-12, clause 12.1.3.
  private func picture(_ entry: Box) throws -> SampleCoding {
    let head = BoxLayout([
      .zeros(6), .bytes([0, 1], "the data reference"), .zeros(16), .any(4),
      .bytes([0, 0x48, 0, 0, 0, 0x48, 0, 0], "the resolution"), .zeros(4), .bytes([0, 1], "the frame count"),
      .zeros(32, "the name of the compressor"), .bytes([0, 0x18, 0xFF, 0xFF], "the depth"),
    ])
    var lengthSize: Int?
    try children(of: entry, after: head, allowed: ["avcC", "colr", "pasp", "btrt"]) { box in
      if box.type == "avcC" { lengthSize = try AVCConfiguration.lengthSize(in: box.payload, reader) }
    }
    guard let lengthSize else { throw Irregularity(at: entry.range.lowerBound, "it has no decoder configuration") }
    return .avc(lengthSize: lengthSize)
  }

  /// ISO/IEC 14496-14, clause 6.7, on 14496-12, clause 12.2.3.
  private func sound(_ entry: Box) throws -> SampleCoding {
    let head = BoxLayout([
      .zeros(6), .bytes([0, 1], "the data reference"), .zeros(8, "the version or vendor"), .any(2),
      .bytes([0, 16], "the sample size"), .zeros(4), .any(2), .zeros(2, "the sample rate"),
    ])
    var channels: Int?
    try children(of: entry, after: head, allowed: ["esds", "btrt"]) { box in
      if box.type == "esds" { channels = try AudioConfiguration.channels(in: box.payload, reader) }
    }
    guard let channels else { throw Irregularity(at: entry.range.lowerBound, "it has no decoder configuration") }
    return .aac(channels: channels)
  }

  /// 3GPP TS 26.245, clause 5.16: exactly what `TimedText.sampleEntry` in Media is.
  private func text(_ entry: Box) throws -> SampleCoding {
    let font: [UInt8] = [0, 0, 0, 23] + Array("ftab".utf8) + [0, 1, 0, 1, 10] + Array("Sans-Serif".utf8)
    let style: [UInt8] = [0, 0, 0, 0, 0, 1, 0, 18, 0xFF, 0xFF, 0xFF, 0xFF]
    let head = BoxLayout([
      .zeros(6), .bytes([0, 1], "the data reference"), .bytes([0, 0, 0, 0, 1, 0xFF, 0, 0, 0, 0], "the place of text"),
      .zeros(8, "the box of text"), .bytes(style, "the style of text"), .bytes(font, "the list of fonts"),
    ])
    try children(of: entry, after: head, allowed: ["btrt"]) { _ in }
    return .timedText
  }

  private func children(
    of entry: Box, after head: BoxLayout, allowed: Set<String>, _ body: (Box) throws -> Void
  ) throws {
    guard entry.payload.count >= head.length else {
      throw Irregularity(at: entry.range.lowerBound, "it ends too early")
    }
    try found.collect(entry.place) { try head.check(entry.payload, reader) }
    var seen: Set<String> = []
    let rest = entry.payload.lowerBound + head.length..<entry.payload.upperBound
    try Box.forEach(in: rest, of: entry.place, reader) { box in
      guard allowed.contains(box.type), seen.insert(box.type).inserted else {
        let beginning = excerpt(try reader.beginning(of: box.payload))
        return found.add(box.place, at: box.range.lowerBound, "Backlit writes no such box here: \(beginning)")
      }
      try found.collect(box.place) {
        if let layouts = BoxLayout.all[box.type] { try BoxLayout.check(layouts, box.payload, reader) }
        try body(box)
      }
    }
  }
}

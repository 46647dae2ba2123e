/// Walks through all boxes of an MP4 file, whole or fragmented, and then through all samples (ISO/IEC 14496-12).
///
/// What may lie where is one table; a box that is not in it is foreign, and so is one that comes twice where Backlit writes it once.
final class MP4Walker {
  private let reader: ByteReader
  private let found: ForeignDataList
  private let isSoundOnly: Bool
  private var tracks: [Track] = []
  private var isFragmented = false
  private var fragment: TrackFragments?
  /// Of a file that is not fragmented.
  private var mediaData: Range<Int>?

  init(_ reader: ByteReader, _ found: ForeignDataList, isSoundOnly: Bool = false) {
    self.isSoundOnly = isSoundOnly
    self.reader = reader
    self.found = found
  }

  /// Which boxes lie in which; the empty name is the file.
  private static let children: [String: Set<String>] = [
    "": ["ftyp", "moov", "free", "mdat", "sidx", "moof"],
    "moov": ["mvhd", "trak", "mvex", "udta"], "trak": ["tkhd", "edts", "mdia"], "edts": ["elst"],
    "mdia": ["mdhd", "hdlr", "minf"], "minf": ["vmhd", "smhd", "nmhd", "dinf", "stbl"], "dinf": ["dref"],
    "stbl": ["stsd", "stts", "stss", "ctts", "stsc", "stsz", "stco", "co64", "sgpd", "sbgp"],
    "mvex": ["trex"], "udta": ["meta"], "moof": ["mfhd", "traf"], "traf": ["tfhd", "tfdt", "trun"],
  ]
  private static let repeated: Set = ["trak", "trex", "traf", "trun", "free", "mdat", "moof", "sidx"]
  private static let trackLimit = 64

  func walk() throws {
    try found.collect("file") { try boxes(in: 0..<reader.size, of: "", place: "") }
    if let mediaData {
      // Of a fragmented file, only what follows a fragment belongs to something.
      let samples = isFragmented ? [] : tracks.compactMap(\.samples)
      try found.collect("mdat") { try MediaData(reader, found).check(samples, fill: mediaData) }
    }
    checkTracks()
  }

  /// One picture, one sound, and captions: another would be somebody's.
  private func checkTracks() {
    let pictures = tracks.count { if case .avc = $0.coding { true } else { false } }
    let sounds = tracks.count { if case .aac = $0.coding { true } else { false } }
    if tracks.isEmpty { found.add("moov", at: 0, "it describes no track") }
    if isSoundOnly ? tracks.count > 1 || sounds != 1 : pictures > 1 || sounds > 1 {
      found.add("moov", at: 0, "it has \(pictures) tracks of pictures, \(sounds) of sound and \(tracks.count) in all")
    }
  }

  private func boxes(in range: Range<Int>, of parent: String, place: String) throws {
    let allowed = Self.children[parent] ?? []
    var seen: Set<String> = []
    try Box.forEach(in: range, of: place, reader) { box in
      guard allowed.contains(box.type) else {
        let content = excerpt(try reader.beginning(of: box.payload))
        return found.add(box.place, at: box.range.lowerBound, "Backlit writes no such box here: \(content)")
      }
      guard seen.insert(box.type).inserted || Self.repeated.contains(box.type) else {
        return found.add(box.place, at: box.range.lowerBound, "Backlit writes this box only once")
      }
      try found.collect(box.place) { try open(box) }
    }
  }

  private func open(_ box: Box) throws {
    switch box.type {
    case "moov": try openMovie(box)
    case "trak": try openTrack(box)
    case "moof": try openFragment(box)
    case "mdat": try openMediaData(box)
    case "mdhd": tracks[tracks.count - 1].language = try FixedBoxes.language(box.payload, reader)
    case "free":
      if let offset = try reader.first(in: box.payload, not: 0) {
        let content = excerpt(try reader.beginning(of: offset..<box.payload.upperBound))
        found.add(box.place, at: offset, "what should be empty is not: \(content)")
      }
    case "ftyp": try FixedBoxes.checkBrands(box.payload, isSoundOnly: isSoundOnly, reader)
    case "meta": try FixedBoxes.checkMetadata(box.payload, isFragmented: isFragmented, reader)
    case "hdlr": tracks[tracks.count - 1].handler = try FixedBoxes.handler(box.payload, reader)
    case "stsd": tracks[tracks.count - 1].coding = try SampleEntry(reader, found).coding(in: box)
    case "stsz": try SampleTable.checkSizes(box.payload, reader)
    case "traf": fragment?.beginTrack()
    case "tfhd": try fragment?.readHeader(box.payload)
    case "trun": try fragment?.readRun(box.payload)
    case "edts", "sidx":
      guard isFragmented else {
        throw Irregularity(at: box.range.lowerBound, "only fragmented files of Backlit have it")
      }
    default: break
    }
    if !["moov", "trak"].contains(box.type), Self.children[box.type] != nil, box.type != "moof" {
      try boxes(in: box.payload, of: box.type, place: box.place)
    } else if let layouts = BoxLayout.all[box.type] {
      try BoxLayout.check(layouts, box.payload, reader)
    } else if let tables = BoxTable.all[box.type] {
      let version = try reader.byte(at: box.payload.lowerBound)
      guard let table = tables[version] else {
        throw Irregularity(at: box.payload.lowerBound, "its version \(version) is none that Backlit writes")
      }
      try table.check(box.payload, reader)
    }
    if SampleTable.boxes.contains(box.type) { tracks[tracks.count - 1].table[box.type] = box.payload }
  }

  private func openMovie(_ box: Box) throws {
    // It comes after what depends on it.
    try Box.forEach(in: box.payload, of: box.place, reader) { if $0.type == "mvex" { isFragmented = true } }
    try boxes(in: box.payload, of: "moov", place: box.place)
  }

  private func openTrack(_ box: Box) throws {
    guard tracks.count < Self.trackLimit else {
      throw Irregularity(at: box.range.lowerBound, "it has more than \(Self.trackLimit) tracks")
    }
    tracks.append(Track(reader: reader))
    try boxes(in: box.payload, of: "trak", place: box.place)
    try tracks[tracks.count - 1].complete(box, found, isFragmented: isFragmented)
  }

  private func openFragment(_ box: Box) throws {
    guard isFragmented else { throw Irregularity(at: box.range.lowerBound, "a fragment in a file that has none") }
    fragment = TrackFragments(movieFragment: box.range.lowerBound, tracks: tracks, reader)
    try boxes(in: box.payload, of: "moof", place: box.place)
  }

  private func openMediaData(_ box: Box) throws {
    if isFragmented {
      defer { fragment = nil }
      try MediaData(reader, found).check(fragment?.samples ?? [], fill: box.payload)
    } else if mediaData == nil {
      mediaData = box.payload
    } else {
      found.add(box.place, at: box.range.lowerBound, "Backlit writes this box only once")
    }
  }
}

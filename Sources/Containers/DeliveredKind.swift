/// The kinds of files that Backlit delivers.
enum DeliveredKind: String {
  case mp4 = "MP4"
  /// MP4 with one track, of sound.
  case m4a = "M4A"
  case jpeg = "JPEG"
  case png = "PNG"
  case srt = "SubRip"
  case vtt = "WebVTT"
  case ass = "ASS"
  case ttml = "TTML"
  case playlist = "an HLS playlist"
  case manifest = "a manifest"
  case checksums = "checksums"

  /// nil for a name that no delivered file has.
  init?(path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    switch name {
    case "manifest.json": self = .manifest
    case "SHA256SUMS": self = .checksums
    default:
      guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
        let kind = Self.suffixes[String(name[name.index(after: dot)...])]
      else { return nil }
      self = kind
    }
  }

  /// As Backlit writes them: in lower case.
  private static let suffixes: [String: DeliveredKind] = [
    "mp4": .mp4, "m4a": .m4a, "jpg": .jpeg, "png": .png, "srt": .srt, "vtt": .vtt, "ass": .ass, "ttml": .ttml,
    "m3u8": .playlist,
  ]

  /// Whether a file of this kind may begin with these bytes.
  func isRight(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .mp4, .m4a: bytes.dropFirst(4).starts(with: "ftyp".utf8)
    case .jpeg: bytes.starts(with: [0xFF, 0xD8])
    case .png: bytes.starts(with: PNGChunks.signature)
    case .vtt: bytes.starts(with: "WEBVTT".utf8)
    case .ttml: bytes.starts(with: "<?xml".utf8)
    case .playlist: bytes.starts(with: "#EXTM3U".utf8)
    case .manifest: bytes.first == UInt8(ascii: "{")
    case .srt, .ass, .checksums: false
    }
  }

  /// What other programs write, by how it begins; nil for what is not known. For messages.
  static func description(ofContent bytes: [UInt8]) -> String? {
    func begins(_ text: String, at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }
    return
      switch true
    {
    case begins("ftyp", at: 4): "MP4 or QuickTime"
    case bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]): "Matroska or WebM"
    case begins("ID3"): "an ID3 tag"
    case bytes.starts(with: [0xFF, 0xD8]): "JPEG"
    case bytes.starts(with: PNGChunks.signature): "PNG"
    case begins("GIF8"): "GIF"
    case begins("RIFF"): "RIFF, such as WAVE, AVI or WebP"
    case begins("OggS"): "Ogg"
    case begins("fLaC"): "FLAC"
    case begins("%PDF"): "PDF"
    case begins("PK\u{3}\u{4}"): "a ZIP archive"
    case begins("#!"): "a script"
    case begins("WEBVTT"): "WebVTT"
    case begins("#EXTM3U"): "an HLS playlist"
    case begins("<?xml"): "XML"
    case begins("<!"), begins("<html"): "HTML"
    case begins("{"): "JSON"
    case bytes.first == 0x47 && bytes.count > 4 && bytes[1] & 0x40 != 0: "MPEG-TS"
    case bytes.first == 0xFF && bytes.count > 1 && bytes[1] & 0xE0 == 0xE0: "MPEG audio"
    default: nil
    }
  }
}

import Pipeline

/// What a source is taken for, decided before it is opened: by its collection, by its MIME type, by the ending of its name.
extension Source.Kind {
  /// Nil where it is neither film nor picture nor sound. An animated GIF is a film; an SVG is a drawing, which no picture decoder reads.
  init?(mimeType: String) {
    let type = mimeType.lowercased().prefix { $0 != ";" }
    switch type.prefix(while: { $0 != "/" }) {
    case "video": self = .video
    case "audio": self = .sound
    case "image" where type == "image/gif": self = .video
    case "image" where !type.hasPrefix("image/svg"): self = .photo
    default: return nil
    }
  }

  /// By the endings that cameras, recorders and messengers give; nil where the ending says nothing.
  init?(ofFileNamed name: String) {
    guard let kind = Self.endings[FileName.ending(of: name)] else { return nil }
    self = kind
  }

  private static let endings: [String: Source.Kind] = {
    let words: [Source.Kind: String] = [
      .video: """
      3g2 3gp asf avi braw divx dv f4v flv gif m1v m2t m2ts m2v m4v mj2 mkv mod mov mp4 mpe mpeg mpg mpv mts mxf nut ogm
      ogv qt r3d rm rmvb tod ts vob webm wmv y4m
      """,
      .photo: "avif bmp dng heic heif jfif jp2 jpe jpeg jpg jxl png ppm tif tiff webp",
      .sound: """
      aac ac3 aif aifc aiff amr au caf dts eac3 flac m4a m4b mka mp2 mp3 oga ogg opus ra spx tta w64 wav wma wv
      """,
    ]
    return words.reduce(into: [:]) { endings, entry in
      for word in entry.value.split(whereSeparator: \.isWhitespace) { endings[String(word)] = entry.key }
    }
  }()
}

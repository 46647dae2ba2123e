import Foundation

/// Looks through every part of a delivered file for what is on no list of what Backlit writes: tags, places, owners, times, comments,
/// tracks, boxes and segments that nobody knows, and bytes that belong to nothing.
///
/// The lists are those of our own writers, not of the formats: what a format allows and Backlit does not write is found. What it cannot
/// see lies inside compressed data: see `H264Units`, `AACBlocks`, `JPEGSegments` and `PNGChunks`.
public enum ForeignDataScanner {
  /// Reads the file at `path`, which has its delivered name. Empty for a file as Backlit writes it; at most 200, then one that says how
  /// many more there are. Throws `ContainerReadError` where the file cannot be read, or is a link or no file.
  public static func foreignData(inFileAt path: String) throws -> [ForeignData] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw ContainerReadError(path: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    return try foreignData(inOpenFile: descriptor, named: path)
  }

  /// The same of a file that is open for reading, as `SourceFile` has it; only the end of `path` matters.
  public static func foreignData(inOpenFile descriptor: Int32, named path: String) throws -> [ForeignData] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw ContainerReadError(path: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw ContainerReadError(path: path, reason: "it is no file") }
    let reader = ByteReader(descriptor: descriptor, size: Int(status.st_size), path: path)
    let found = ForeignDataList()
    guard let kind = DeliveredKind(path: path) else {
      let content = DeliveredKind.description(ofContent: Array(try reader.beginning(of: 0..<reader.size)))
      found.add("name", at: 0, "Backlit delivers no file of this name\(content.map { ", and it holds \($0)" } ?? "")")
      return found.all
    }
    // What is of another kind than its name says is one finding, and not as many as it has bytes.
    let beginning = Array(try reader.beginning(of: 0..<reader.size))
    if let other = DeliveredKind.description(ofContent: beginning), !kind.isRight(beginning) {
      found.add("content", at: 0, "its name says \(kind.rawValue), and it holds \(other)")
      return found.all
    }
    try found.collect("file") { try scan(reader, as: kind, found) }
    return found.all
  }

  private static func scan(_ reader: ByteReader, as kind: DeliveredKind, _ found: ForeignDataList) throws {
    switch kind {
    case .mp4: try MP4Walker(reader, found).walk()
    case .m4a: try MP4Walker(reader, found, isSoundOnly: true).walk()
    case .jpeg: try JPEGSegments(reader, found).walk()
    case .png: try PNGChunks(reader, found).walk()
    case .srt: SubRipLines.check(try TextLines(reader, found), found)
    case .vtt: WebVTTLines.check(try TextLines(reader, found), found)
    case .ass: ASSLines.check(try TextLines(reader, found), found)
    case .ttml: TTMLLines.check(try TextLines(reader, found), found)
    case .playlist: PlaylistLines.check(try TextLines(reader, found), found)
    case .checksums: ChecksumLines.check(try TextLines(reader, found), found)
    case .manifest: try found.collect("manifest") { try ManifestKeys.check(TextLines(reader, found), found) }
    }
  }
}

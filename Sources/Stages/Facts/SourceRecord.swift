import Files
import Media

/// What a source is and where it came from: the fact file of stage ingest. Private.
public struct SourceRecord: Sendable, Codable {
  /// Relative to the footage folder.
  public let name: String
  /// Where a collection says it came from: a Telegram message's id and date, and so on.
  public let origin: [String: String]
  public let digest: Digest
  /// In bytes.
  public let size: Int64
  /// Which demuxers and decoders it may use.
  public let tier: InputTier
  public let media: MediaInfo
}

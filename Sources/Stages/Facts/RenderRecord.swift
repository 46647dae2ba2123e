import Files

/// What render did for one source: the fact file of stage render, from which the manifest is made. Private.
struct RenderRecord: Codable {
  struct Rendition: Codable {
    /// Relative to the output folder.
    let file: String
    let platform: String
    let language: String?
    let width: Int
    let height: Int
    let frameRate: String
    let durationSeconds: Double
  }

  struct Redaction: Codable {
    let method: String
    let because: String?
    let tracks: Int
    let framesHidden: Int
    let framesTotal: Int
  }

  let sourceDigest: Digest
  /// Of the source's picture track.
  let sourceDurationSeconds: Double
  let hasSound: Bool
  let redaction: Redaction
  let renditions: [Rendition]
}

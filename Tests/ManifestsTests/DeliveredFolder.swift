import Files
import Foundation
import Manifests

/// A delivery of two renditions and a caption file, whose bytes are no media.
struct DeliveredFolder {
  let folder: URL
  let manifest: Manifest

  init(in folder: URL, failedSources: Int = 0) throws {
    self.folder = folder
    let names = ["youtube-1080p/film-001.en.mp4", "youtube-1080p/film-002.en.mp4", "captions/film-001.en.vtt"]
    for (index, name) in names.enumerated() {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* (index + 3)) }).write(to: file)
    }
    func entry(_ name: String) throws -> (Int64, Digest) {
      let file = try SourceFile(path: folder.appendingPathComponent(name).path)
      return (file.size, try Digest.of(file))
    }
    let renditions = try names.prefix(2).map { name in
      let (bytes, digest) = try entry(name)
      return Delivery(
        file: .init(file: name, bytes: bytes, sha256: digest), platform: "youtube-1080p", language: "en",
        picture: .init(width: 1920, height: 1080, frameRate: "25/1"), durationSeconds: 10,
        sourceDurationSeconds: 10.04,
        sound: .init(loudness: -14, truePeak: -1.2),
        redaction: .init(method: "blur", because: nil, tracks: 1, framesHidden: 250, framesTotal: 250),
        sourceCommitment: Digest.of(name))
    }
    let (bytes, digest) = try entry(names[2])
    manifest = Manifest(
      title: "Film", tool: .init(name: "backlit", version: "0.1.0", components: [:]), failedSources: failedSources,
      renditions: renditions, sidecars: [.init(file: names[2], bytes: bytes, sha256: digest, language: "en")])
    _ = try ManifestWriter.write(manifest, to: folder)
  }

  func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

  /// Renditions one after the other, by their paths.
  static func inspection(
    in folder: URL, _ facts: @escaping (String) throws -> RenditionFacts
  ) -> Verifier.Inspection {
    { renditions, finished in
      Dictionary(
        renditions.map { rendition in
          defer { finished() }
          return (
            rendition.file, Result { try facts(folder.appendingPathComponent(rendition.file).path) }
          )
        }
      ) { first, _ in first }
    }
  }
}

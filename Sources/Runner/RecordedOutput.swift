import Files
import Pipeline

/// A file that a job wrote, as it was when the job was done.
struct RecordedOutput: Sendable, Hashable, Codable {
  enum Place: String, Codable {
    case output, workspace
  }

  let kind: ArtifactKind
  let language: String?
  let place: Place
  /// Relative to its place.
  let path: String
  let digest: Digest
  let stamp: FileStamp

  init(kind: ArtifactKind, language: String?, place: Place, path: String, digest: Digest, stamp: FileStamp) {
    self.kind = kind
    self.language = language
    self.place = place
    self.path = path
    self.digest = digest
    self.stamp = stamp
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(ArtifactKind.self, forKey: .kind)
    language = try container.decodeIfPresent(String.self, forKey: .language)
    place = try container.decode(Place.self, forKey: .place)
    path = try container.decode(String.self, forKey: .path)
    digest = try container.decode(Digest.self, forKey: .digest)
    stamp = try container.decode(FileStamp.self, forKey: .stamp)
    guard RelativePath.isPlain(path) else {
      throw DecodingError.dataCorruptedError(forKey: .path, in: container, debugDescription: "it leaves its folder")
    }
  }

  func absolutePath(in folders: RunFolders) -> String {
    (place == .output ? folders.output : folders.workspace) + "/" + path
  }

  func input(in folders: RunFolders) -> JobInput {
    JobInput(artifact: Artifact(kind, path: absolutePath(in: folders), language: language), name: path, digest: digest)
  }

  enum State {
    /// With the stamp that the file has now.
    case intact(FileStamp)
    case missing, altered
  }

  /// Reads the file only where its stamp differs from the recorded one.
  func state(in folders: RunFolders) -> State {
    let path = absolutePath(in: folders)
    guard let now = try? FileStamp(path: path) else { return .missing }
    if now == stamp { return .intact(now) }
    guard now.size == stamp.size, (try? Digest.of(fileAt: path)) == digest else { return .altered }
    return .intact(now)
  }

  func with(_ stamp: FileStamp) -> RecordedOutput {
    RecordedOutput(kind: kind, language: language, place: place, path: path, digest: digest, stamp: stamp)
  }
}

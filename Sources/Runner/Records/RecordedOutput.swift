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
  private(set) var path: String
  let digest: Digest
  private(set) var stamp: FileStamp
  /// What it is called whatever the title: the path with `PublicName.placeholder` in place of the source's published name.
  let template: String

  init(_ artifact: Artifact, place: Place, path: String, digest: Digest, stamp: FileStamp, publicName: String?) {
    kind = artifact.kind
    language = artifact.language
    self.place = place
    self.path = path
    self.digest = digest
    self.stamp = stamp
    template = place == .output ? PublicName.template(of: path, named: publicName) : path
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(ArtifactKind.self, forKey: .kind)
    language = try container.decodeIfPresent(String.self, forKey: .language)
    place = try container.decode(Place.self, forKey: .place)
    path = try container.decode(String.self, forKey: .path)
    digest = try container.decode(Digest.self, forKey: .digest)
    stamp = try container.decode(FileStamp.self, forKey: .stamp)
    template = try container.decode(String.self, forKey: .template)
    guard RelativePath.isPlain(path), RelativePath.isPlain(template) else {
      throw DecodingError.dataCorruptedError(forKey: .path, in: container, debugDescription: "it leaves its folder")
    }
  }

  func absolutePath(in folders: RunFolders) -> String { folders.path(of: place) + "/" + path }

  /// Where it lies when its source is published under this name.
  func path(named publicName: String?) -> String { PublicName.path(of: template, named: publicName) }

  func input(in folders: RunFolders) -> JobInput {
    let artifact = Artifact(kind, path: absolutePath(in: folders), language: language, digest: digest)
    return JobInput(artifact, name: path, digest: digest)
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
    var copy = self
    copy.stamp = stamp
    return copy
  }

  func at(_ path: String) -> RecordedOutput {
    var copy = self
    copy.path = path
    return copy
  }
}

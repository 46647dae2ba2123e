import Files
import Foundation
import Manifests
import Support

/// The pictures of a delivered folder, and the checks that look at them.
public struct DeliveryPictures {
  /// None where nothing is to be looked at.
  public let checks: [any PictureCheck]
  /// What is planned for each file; nil where no plan is at hand.
  private let files: ExpectedFiles?

  /// Nothing is looked at.
  public static var none: DeliveryPictures { DeliveryPictures(checks: [], files: nil) }

  init(checks: [any PictureCheck], files: ExpectedFiles?) { (self.checks, self.files) = (checks, files) }

  /// Without the facts of a run: faces are looked for, every clear one is told, and none is called wrong.
  public init(model: String, cascade: String) throws {
    self.init(checks: [try FaceCheck(model: model, cascade: cascade)], files: nil)
  }

  /// Held against the facts in the workspace of a run, where the pictures of what shows are kept. With the footage folder that it was run on, the
  /// sources are compared, too. Throws `Failure` where the facts are missing.
  public init(folder: URL, model: String, cascade: String, workspace: URL, footage: URL?) throws {
    let manifest = try? Verifier.manifest(in: folder).get()
    let files = try ExpectedFiles(inWorkspace: workspace, of: manifest)
    let pictures = LeakPictures(below: workspace.appendingPathComponent("run"))
    var checks: [any PictureCheck] = [
      try FaceCheck(model: model, cascade: cascade, files: files.shown, pictures: pictures)
    ]
    if let footage {
      checks.append(
        Self.covers(of: files, pictures) { record in
          // Of files that were named one by one, the whole path is kept.
          record.name.hasPrefix("/") ? record.name : footage.appendingPathComponent(record.name).path
        })
    }
    self.init(checks: checks, files: files)
  }

  /// `path` says where a source lies. Each is read once, to see that it is the one that was rendered.
  static func covers(
    of files: ExpectedFiles, _ pictures: LeakPictures, path: @escaping (SourceRecord) throws -> String
  ) -> CoverCheck {
    let known = Locked<[String: SourceFile]>([:])
    return CoverCheck(files: files.shown, pictures: pictures) { record in
      try known.withLock { known in
        let source = try known[record.name] ?? Self.source(of: record, at: path(record))
        known[record.name] = source
        return source
      }
    }
  }

  private static func source(of record: SourceRecord, at path: String) throws -> SourceFile {
    let source = try SourceFile(path: path)
    guard try Digest.of(source) == record.digest else {
      throw Failure(
        doing: "looking whether everything is covered", path: source.path,
        reason: "it is not the file that was rendered",
        advice: "Run the pipeline again, or give the footage folder of that run")
    }
    return source
  }

  /// Delivered files that can be seen and that the workspace says nothing of: nobody knows who was to be hidden in them.
  func unknown(in manifest: Manifest) -> [String] {
    guard !checks.isEmpty, let files else { return [] }
    let companions = manifest.renditions.flatMap(\.companions) + manifest.sidecars
    let seen =
      manifest.renditions.filter { $0.picture != nil }.map(\.file)
      + companions.map(\.file).filter(ExpectedFile.isPicture)
    return seen.filter { !files.known.contains($0) }.sorted()
  }

  /// How these renditions, by their files, are looked at: which of them are compared.
  func groups(of renditions: [String]) -> [ComparedFiles] {
    guard !checks.isEmpty, let files else { return renditions.map(ComparedFiles.init) }
    return ComparedFiles.groups(of: renditions, files.shown)
  }

  /// The digests of the facts that a file is held against; none where nothing is known of it.
  func facts(of delivery: Delivery) -> [Digest] { files?.facts[delivery.file] ?? [] }

  /// Files that are pictures and belong to renditions, relative to `folder`: what the check of renditions does not decode.
  func thumbnails(in folder: URL, _ manifest: Manifest) -> [String] {
    guard !checks.isEmpty else { return [] }
    func exists(_ file: String) -> Bool {
      (try? SourceFile(path: folder.appendingPathComponent(file).path)) != nil
    }
    if let files { return files.shown.filter { $0.value.isThumbnail }.keys.sorted().filter(exists) }
    return manifest.renditions.flatMap(\.companions).map(\.file)
      .filter { ExpectedFile.isPicture($0) && RelativePath.isPlain($0) && exists($0) }
  }
}

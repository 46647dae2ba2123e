import Files
import Foundation
import Manifests
import Media
import Pipeline

/// Everything that is wrong with a delivered folder: what stage verify and command verify share.
public enum DeliveryCheck {
  /// The pictures of every file are shown to `checks` while it is decoded. `progress` is told the files checked and their number.
  /// Throws `Failure` where there is no such folder, or where a check fails.
  public static func findings(
    in folder: URL, by checks: [any PictureCheck] = [], progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> [Finding] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure(doing: "verifying", path: folder.path, reason: "there is no such folder", advice: "Give the output folder of a run")
    }
    var seen: [Finding] = []
    let verifier = Verifier(folder: folder, languageCode: CaptionTrack.code(of:)) { path in
      let looks = try checks.compactMap { try $0.look(at: String(path.dropFirst(folder.path.count + 1))) }
      defer { seen += looks.flatMap(\.findings) }
      return try inspect(path) { picture in for look in looks { look.add(picture) } }
    }
    let found = verifier.findings(progress: progress).map {
      Finding(.failure, check: $0.check.rawValue, file: $0.file, $0.message)
    }
    for check in checks {
      for file in try check.pictureFiles(in: folder) {
        guard let look = try check.look(at: file) else { continue }
        let reader = try MediaReader(SourceFile(path: folder.appendingPathComponent(file).path), tier: .scraped, sound: .nothing)
        while let item = try reader.next() {
          if case .picture(let picture) = item { look.add(picture) }
        }
        seen += look.findings
      }
      if let error = check.error { throw error }
    }
    return found + seen
  }

  private static func inspect(_ path: String, _ eachPicture: (Frame) -> Void) throws -> RenditionFacts {
    let found = try MediaInspection(of: SourceFile(path: path), eachPicture: eachPicture)
    return RenditionFacts(
      picture: found.picture.map {
        .init(width: $0.width, height: $0.height, frameRate: $0.frameRate.description, count: $0.count, seconds: $0.seconds)
      },
      soundSeconds: found.soundSeconds, streamCount: found.streamCount, tags: found.tags)
  }
}

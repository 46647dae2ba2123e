import Files
import Foundation
import Manifests
import Media
import Pipeline

/// Everything that is wrong with a delivered folder: what stage verify and command verify share.
public enum DeliveryCheck {
  /// Of a folder with its proofs. Every picture is decoded once, for all that looks at it, and those of one source beside each other. `progress` is told the files checked and their
  /// number. A check that cannot be made is a finding, too: all others are told beside it. Throws `Failure` where there is no such folder.
  public static func findings(
    in folder: URL, level: VerifyLevel = .privacy, lookingAt pictures: DeliveryPictures = .none,
    progress: @escaping (Int, Int) -> Void = { _, _ in }
  ) throws -> [Finding] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure(
        doing: "verifying", path: folder.path, reason: "there is no such folder",
        advice: "Give the output folder of a run")
    }
    let manifest = try? Verifier.manifest(in: folder).get()
    var found = findings(in: folder, manifest, level, pictures) { $0.findings(progress: progress) }
    if level == .privacy {
      found += PrivacyCheck(folder: folder).findings(in: [Manifest.fileName, Checksums.fileName])
    }
    if let manifest, manifest.checks.isEmpty {
      found.append(
        Finding(
          .warning, check: "never-checked", file: Manifest.fileName,
          "the run that made it had no stage 'verify': nobody has looked whether a face shows. Look at every rendition before you publish it"
        ))
    }
    return found
  }

  /// Of a folder whose proofs have not been published yet.
  static func findings(
    in folder: URL, beforePublishing manifest: Manifest, lookingAt pictures: DeliveryPictures, known: FilesFoundRight,
    progress: @escaping (Int, Int) -> Void
  ) -> [Finding] {
    findings(in: folder, manifest, .privacy, pictures, known) {
      $0.findings(beforePublishing: manifest, progress: progress)
    }
  }

  private static func findings(
    in folder: URL, _ manifest: Manifest?, _ level: VerifyLevel, _ pictures: DeliveryPictures,
    _ known: FilesFoundRight? = nil,
    _ verify: (Verifier) -> [VerifyFinding]
  ) -> [Finding] {
    let looks = PictureLooks(pictures.checks)
    let right = Set((manifest?.renditions ?? []).filter { known?.contains($0) == true })
    var seen: [Finding] = []
    let verifier = Verifier(
      folder: folder, languageCode: CaptionTrack.code(of:), isKnown: { level == .integrity || right.contains($0) }
    ) { renditions, finished in
      let inspection = RenditionInspection(of: renditions.map(\.file), in: folder, pictures, looks)
      let facts = inspection.facts(finished: finished)
      seen += inspection.findings
      return facts
    }
    var found = verify(verifier).map {
      Finding($0.check.isNote ? .warning : .failure, check: $0.check.rawValue, file: $0.file, $0.message)
    }
    if let manifest {
      let untouched = Set(right.flatMap(\.files).map(\.file))
      if level == .privacy {
        found += PrivacyCheck(folder: folder).findings(
          in: manifest.files.map(\.file).filter { !untouched.contains($0) })
      }
      for file in pictures.thumbnails(in: folder, manifest) where !untouched.contains(file) && level != .integrity {
        do {
          seen += try findings(at: file, in: folder, looks)
        } catch {
          found.append(
            Finding(
              .failure, check: "not-decodable", file: file,
              "it is no picture that can be shown: \(error.reason). Run again, or deliver it anew"))
        }
      }
      found += pictures.unknown(in: manifest).map {
        Finding(
          .failure, check: "not-in-workspace", file: $0,
          "the workspace does not say who was to be hidden in it: it belongs to another run, or is not complete. Give the workspace of the run that made it"
        )
      }
    }
    found += looks.errors.map {
      Finding(
        .failure, check: "not-checked",
        "what it looks like could not be checked: \(($0 as? any ExplainedError)?.explanation.description ?? $0.shortReason)"
      )
    }
    found += seen
    if looks.errors.isEmpty, let manifest {
      let named = Set(found.compactMap(\.file))
      known?.keep(manifest.renditions.filter { named.isDisjoint(with: $0.files.map(\.file)) })
    }
    return found
  }

  /// Of a single picture.
  private static func findings(at file: String, in folder: URL, _ looks: PictureLooks) throws -> [Finding] {
    let reader = try MediaReader(
      SourceFile(path: folder.appendingPathComponent(file).path), tier: .scraped, sound: .nothing)
    let look = looks.look(at: file)
    while let item = try reader.next() {
      if case .picture(let picture) = item { look.add(picture, atSeconds: 0) }
    }
    return look.findings
  }
}

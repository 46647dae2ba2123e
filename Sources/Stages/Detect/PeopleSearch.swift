import Files
import Foundation
import Media
import People

/// Looks for people in one file: what stage detect and command detect share.
public struct PeopleSearch {
  private let file: SourceFile
  private let tier: InputTier
  private let digest: Digest
  private let finder: FaceFinder

  /// `model` is the path of the detector's model, and `textModel` of that for text, where text is looked for. Throws `Failure` where one is not the one
  /// that Backlit was made with.
  public init(_ file: SourceFile, tier: InputTier, digest: Digest, model: String, textModel: String? = nil) throws {
    self.file = file
    self.tier = tier
    self.digest = digest
    let faces = try FaceModel(path: model)
    // One runtime for both: it is what keys name.
    finder = FaceFinder(model: faces, text: try textModel.map { try TextModel(path: $0, runtime: faces.runtime) })
  }

  /// With a private `folder`, a search that was interrupted goes on where it was if it had the same `key`, which stands for everything that
  /// the result depends on; `write` keeps what was found, and only then is the journal removed.
  public func run<Kept>(
    in folder: URL?, key: String, progress: (Int, Int) -> Void, write: (IdentityMap) throws -> Kept
  ) throws -> Kept {
    let journal = try folder.map {
      try finder.journal(at: $0.appendingPathComponent("detect.journal").path, source: digest, code: key)
    }
    let textJournal = try folder.flatMap {
      try finder.textJournal(at: $0.appendingPathComponent("text.journal").path, source: digest, code: key)
    }
    let map = try finder.find(
      in: file, tier: tier, digest: digest, journal: journal, textJournal: textJournal, progress: progress)
    let kept = try write(map)
    journal?.remove()
    textJournal?.remove()
    return kept
  }
}

import Files
import Foundation
import Media
import Pipeline
import Redaction
import Renditions
import Subtitles

/// Which renditions an earlier run of this job left whole: they are not made again.
///
/// A rendition's key is made of everything that decides its bytes, and its files must still have the digests that were recorded:
/// what is kept is what would be written again.
struct RenditionCache {
  struct Kept {
    var renditions: [Digest: [RenderRecord.Rendition]] = [:]
    /// Of the source, known from the run that made them.
    var record: RenderRecord?
  }

  private let workspace: Workspace
  private let source: Digest
  private let plan: Digest
  private let sound: SoundChoice

  init(in workspace: Workspace, record: SourceRecord, plan: RedactionPlan?, sound: SoundChoice) throws {
    self.workspace = workspace
    source = record.digest
    self.plan = Digest.of(try CanonicalJSON.compact(plan))
    self.sound = sound
  }

  private struct Key: Encodable {
    let version: Int
    let tool: ToolDescription
    let source: Digest
    let plan: Digest
    let sound: SoundChoice
    let platform: Platform
    let captions: Captions?
    let tracks: [CueSheet]
    let name: String
  }

  func key(of request: RenditionRequest) throws -> Digest {
    let key = Key(
      version: RenderStage.version, tool: workspace.tool, source: source, plan: plan, sound: sound,
      platform: request.platform,
      captions: request.captions, tracks: request.tracks, name: (request.stem as NSString).lastPathComponent)
    return Digest.of(try CanonicalJSON.compact(key))
  }

  /// What need not be made again, and what has to be.
  func divide(_ requests: [RenditionRequest]) throws -> (kept: Kept, missing: [RenditionRequest]) {
    var kept = Kept()
    let path = workspace.factsFolder.appendingPathComponent("render.json").path
    guard let earlier = try? CanonicalJSON.read(RenderRecord.self, from: path), earlier.sourceDigest == source else {
      return (kept, requests)
    }
    kept.record = earlier
    let known = Dictionary(grouping: earlier.renditions, by: \.key)
    var missing: [RenditionRequest] = []
    for request in requests {
      let key = try key(of: request)
      if let renditions = known[key], renditions.allSatisfy(isWhole) {
        kept.renditions[key] = renditions
      } else {
        missing.append(request)
      }
    }
    return (kept, missing)
  }

  /// Removes what the earlier run delivered and this one will not. A file that is not as it was recorded is somebody else's.
  func removeOutdated(_ kept: Kept) throws {
    for rendition in kept.record?.renditions ?? [] where kept.renditions[rendition.key] == nil {
      for (file, digest) in zip([rendition.file] + rendition.companions, rendition.digests) {
        guard (try? Digest.of(fileAt: workspace.outputFolder.appendingPathComponent(file).path)) == digest else {
          continue
        }
        try WholeFile.remove(file, below: workspace.outputFolder.path)
      }
    }
  }

  private func isWhole(_ rendition: RenderRecord.Rendition) -> Bool {
    let files = [rendition.file] + rendition.companions
    guard files.count == rendition.digests.count else { return false }
    return zip(files, rendition.digests).allSatisfy { file, digest in
      (try? Digest.of(fileAt: workspace.outputFolder.appendingPathComponent(file).path)) == digest
    }
  }
}

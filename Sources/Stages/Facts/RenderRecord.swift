import Files
import Foundation
import Media
import Redaction
import Renditions

/// What render did for one source: the fact file of stage render, from which the manifest is made. Private.
struct RenderRecord: Codable {
  struct Rendition: Codable, Hashable {
    /// Relative to the output folder.
    let file: String
    let platform: String
    let language: String?
    /// BCP 47 tags of captions that can be switched on.
    let captionTracks: [String]
    /// Pixels; nil for a rendition that is only heard.
    let width: Int?
    let height: Int?
    /// How the source's picture came into this one.
    let fit: PictureFit?
    /// nil for a photograph, and for a rendition that is only heard.
    let frameRate: String?
    let durationSeconds: Double?
    /// What it should last; nil for a photograph.
    let sourceDurationSeconds: Double?
    let loudness: Loudness?
    /// A sentence about what could not be reached.
    let remark: String?
    /// Files that belong to it, relative to the output folder.
    let companions: [String]
    /// Of everything that decides its bytes.
    let key: Digest
    /// Of the bytes that were written: of `file`, then of each companion.
    let digests: [Digest]
  }

  struct Redaction: Codable, Hashable {
    let method: String
    let because: String?
    let isReviewed: Bool
    /// People who are hidden, and people who are shown.
    let tracks: Int
    let kept: Int
    /// What a person drew.
    let drawn: Int
    let framesHidden: Int
    let framesTotal: Int
    let coverage: RedactionCoverage
  }

  let sourceDigest: Digest
  /// What of the source could not be decoded, and was concealed.
  let damage: MediaDamage
  /// nil for a source without any picture.
  let redaction: Redaction?
  let renditions: [Rendition]
}

extension RenderRecord {
  /// Of what was kept from an earlier run and what is new, in the order of the requests.
  init(
    _ source: SourceRecord, _ plan: RedactionPlan?, requests: [RenditionRequest], kept: RenditionCache.Kept,
    fresh: Rendering?,
    cache: RenditionCache, outputFolder: URL
  ) throws {
    sourceDigest = source.digest
    damage = fresh?.damage ?? kept.record?.damage ?? MediaDamage()
    redaction = plan.map(Redaction.init)
    renditions = try requests.flatMap { request -> [Rendition] in
      let key = try cache.key(of: request)
      if let known = kept.renditions[key] { return known }
      let results =
        fresh?.results.filter { $0.platform == request.platform.name && $0.language == request.captions?.language }
        ?? []
      return try results.map { try Rendition($0, fit: request.platform.picture?.fit, key: key, below: outputFolder) }
    }
  }
}

extension RenderRecord.Rendition {
  fileprivate init(_ result: RenditionResult, fit: PictureFit?, key: Digest, below folder: URL) throws {
    func relative(_ path: String) -> String {
      path.hasPrefix(folder.path + "/") ? String(path.dropFirst(folder.path.count + 1)) : path
    }
    self.init(
      file: relative(result.path), platform: result.platform, language: result.language,
      captionTracks: result.captionTracks, width: result.picture?.width,
      height: result.picture?.height, fit: fit, frameRate: result.picture?.frameRate,
      durationSeconds: result.durationSeconds,
      sourceDurationSeconds: result.sourceSeconds, loudness: result.loudness, remark: result.remark,
      companions: result.companions.map(relative), key: key,
      digests: try ([result.path] + result.companions).map { try Digest.of(fileAt: $0) })
  }
}

extension RenderRecord.Redaction {
  init(_ plan: RedactionPlan) {
    let hidden =
      switch plan.method {
      case .frame: plan.times.count
      case .nothingToHide, .fill, .pixelate, .blur: Set(plan.tracks.flatMap(\.frames)).count
      }
    var reason = plan.nobodyBecause
    if case .nothingToHide(let because) = plan.method { reason = because }
    self.init(
      method: plan.method.name, because: reason, isReviewed: plan.isReviewed, tracks: plan.peopleHidden,
      kept: plan.kept.count,
      drawn: plan.tracks.count - plan.peopleHidden, framesHidden: hidden, framesTotal: plan.times.count,
      coverage: plan.hidesTracks ? plan.coverage : .none)
  }
}

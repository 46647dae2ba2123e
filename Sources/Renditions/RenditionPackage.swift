import Files
import Foundation
import Media

/// Puts finished tracks together into the files that are published.
struct RenditionPackage: Sendable {
  let kind: RenderSource.Kind
  let info: MediaInfo
  let pass: PicturePass.Result
  let sounds: [SoundTarget: PreparedSound]
  let scratch: Scratch
  let startSeconds: Double
  let source: RenderSource

  /// All of them, or none: what was published before something went wrong is taken back.
  func write(_ jobs: [RenditionJob], soundSeconds: Double?, soundDamage: MediaDamage) throws -> Rendering {
    let written = Locked<[Int: [RenditionResult]]>([:])
    let failure = FirstFailure()
    DispatchQueue.concurrentPerform(iterations: jobs.count) { index in
      do {
        let results = try write(jobs[index])
        written.withLock { $0[index] = results }
      } catch {
        failure.set(error)
      }
    }
    let results = jobs.indices.flatMap { index in written.withLock { $0[index] } ?? [] }
    if let error = failure.error {
      for result in results { for path in [result.path] + result.companions { try? WholeFile.remove(path) } }
      throw error
    }
    var damage = pass.damage
    damage.add(soundDamage)
    let remarks = Set(jobs.compactMap { sounds[$0.target]?.remark }).sorted()
    return Rendering(
      results: results, seconds: kind == .still ? nil : max(pass.seconds ?? 0, soundSeconds ?? 0), hasSound: !sounds.isEmpty,
      damage: damage, remarks: remarks)
  }

  private func write(_ job: RenditionJob) throws -> [RenditionResult] {
    if job.isPictureFile { return [try writePicture(job)] }
    let sound = try sound(for: job)
    if let seconds = length(of: job) ?? sound?.loudness.seconds {
      try LimitCheck.check(job.request.platform, seconds: seconds, path: source.file.path)
    }
    var results: [RenditionResult]
    switch job.request.platform.packaging {
    case .mp4, .m4a:
      let isSoundOnly = job.request.platform.picture == nil
      guard !isSoundOnly || sound != nil else {
        throw Failure(
          doing: "packaging the rendition for \(job.request.platform.name)", path: source.file.path, reason: "the source has no sound",
          advice: "Leave \(job.request.platform.name) out for this source set")
      }
      let path = job.request.stem + (isSoundOnly ? ".m4a" : ".mp4")
      try Packager.write(job.tracks + [sound?.track].compactMap { $0 }, as: isSoundOnly ? .m4a : .mp4, to: path)
      results = [result(job, path, job.branches.first, job.tracks.first, sound)]
      try checkSize(path, job)
    case .hls:
      let variants = zip(job.branches, job.tracks).map { branch, track in
        HLSPackager.Variant(
          name: "\(min(branch.scale.width, branch.scale.height))p", picture: track, sound: sound?.track, frameRate: branch.scale.frameRate,
          width: branch.scale.width, height: branch.scale.height)
      }
      let written = try HLSPackager.write(variants, to: job.request.stem)
      results = zip(zip(job.branches, job.tracks), written.media).map { pair, path in result(job, path, pair.0, pair.1, sound) }
      results[0].companions = written.playlists
    }
    if let thumbnail = try writeThumbnail(job) { results[0].companions.append(thumbnail) }
    return results
  }

  private func sound(for job: RenditionJob) throws -> PreparedSound? {
    if let prepared = sounds[job.target] { return prepared }
    guard job.request.platform.sound.isRequired, let seconds = length(of: job) else { return nil }
    return try SoundWorker(source: source, startSeconds: startSeconds, scratch: scratch).silence(job.target, seconds: seconds)
  }

  /// Of the finished picture, in seconds.
  private func length(of job: RenditionJob) -> Double? {
    guard let branch = job.branches.first, let track = job.tracks.first else { return nil }
    return Double(track.frames) / branch.encoding.frameRate.value
  }

  private func result(
    _ job: RenditionJob, _ path: String, _ branch: PictureBranch?, _ track: EncodedTrack?, _ sound: PreparedSound?
  ) -> RenditionResult {
    let picture = branch.flatMap { branch in
      track.map {
        RenditionResult.Picture(
          width: branch.scale.width, height: branch.scale.height, frameRate: branch.scale.frameRate.description, frames: $0.frames)
      }
    }
    return RenditionResult(
      path: path, platform: job.request.platform.name, language: job.request.cues?.language, picture: picture,
      durationSeconds: length(of: job) ?? sound?.loudness.seconds, loudness: sound?.loudness, companions: [])
  }

  private func writePicture(_ job: RenditionJob) throws -> RenditionResult {
    guard let still = pass.still, let spec = job.request.platform.picture else {
      throw Failure(doing: "writing the photograph", path: source.file.path, reason: "there is no picture in it")
    }
    let isDrawing = info.picture?.codec == "png"
    let format: StillWriter.Format = isDrawing ? .png : .jpeg
    let path = "\(job.request.stem).\(format.suffix)"
    let size = try StillWriter.write(still, as: format, maximumWidth: max(spec.width, spec.height), to: path)
    return RenditionResult(
      path: path, platform: job.request.platform.name, language: nil,
      picture: .init(width: size.width, height: size.height, frameRate: nil, frames: 1), durationSeconds: nil, loudness: nil, companions: [])
  }

  private func writeThumbnail(_ job: RenditionJob) throws -> String? {
    guard let thumbnail = job.request.platform.thumbnail, let branch = job.branches.first, let picture = pass.thumbnails[branch.scale]
    else { return nil }
    let path = "\(job.request.stem).thumbnail.jpg"
    _ = try StillWriter.write(picture, as: .jpeg, maximumWidth: thumbnail.width, to: path)
    return path
  }

  /// What the arithmetic promised is seen on the file itself.
  private func checkSize(_ path: String, _ job: RenditionJob) throws {
    guard let limit = job.request.platform.limits.maximumBytes else { return }
    let size = try SourceFile(path: path).size
    guard size > limit else { return }
    try WholeFile.remove(path)
    throw Failure(
      doing: "fitting the rendition for \(job.request.platform.name)", path: source.file.path,
      reason: "it became \(size) bytes, and at most \(limit) are taken", advice: "Trim it, or choose a platform without that limit")
  }
}

import Files
import Foundation
import Manifests
import Media
import Subtitles
import Support

/// Puts finished tracks together into the files that are published.
struct RenditionPackage: Sendable {
  let source: RenderSource
  let pass: PicturePass.Result
  let sounds: [SoundTarget: PreparedSound]
  /// How long the source's sound is; nil where it has none.
  let soundSeconds: Double?

  /// All of them, or none: what was published before something went wrong is taken back.
  func write(_ jobs: [RenditionJob]) throws -> [(delivery: Delivery, captions: [OverlayPlace])] {
    let written = Locked<[Int: [Delivery]]>([:])
    let published = Locked<[String]>([])
    let failure = FirstFailure()
    DispatchQueue.concurrentPerform(iterations: jobs.count) { index in
      do {
        let results = try write(jobs[index]) { path in published.withLock { $0.append(path) } }
        written.withLock { $0[index] = results }
      } catch {
        failure.set(error)
      }
    }
    if let error = failure.error {
      for path in published.withLock({ $0 }) { try? WholeFile.remove(path) }
      for job in jobs where job.request.platform.packaging == .hls { WholeFile.discardFolder(job.request.stem) }
      throw error
    }
    return jobs.indices.flatMap { index in
      (written.withLock { $0[index] } ?? []).enumerated().map { number, delivery in
        (delivery, jobs[index].branches.dropFirst(number).first.flatMap { pass.captions[$0] } ?? [])
      }
    }
  }

  /// `isPublished` is told every file as soon as it has its name.
  private func write(_ job: RenditionJob, isPublished: (String) -> Void) throws -> [Delivery] {
    if job.isPictureFile { return [try writePicture(job, isPublished)] }
    // Silence was made for those that insist on a sound track; others may share its target.
    let sound = soundSeconds != nil || job.request.platform.sound.isRequired ? sounds[job.target] : nil
    if let seconds = job.pictureSeconds ?? sound?.loudness.seconds {
      try LimitCheck.check(job.request.platform, seconds: seconds, path: source.file.path)
    }
    var results =
      switch job.request.platform.packaging {
      case .mp4, .m4a: [try writeFile(job, sound, isPublished)]
      case .hls: try writeStream(job, sound, isPublished)
      }
    if let thumbnail = try writeThumbnail(job, isPublished) { results[0].companions.append(thumbnail) }
    return results
  }

  private func writeFile(
    _ job: RenditionJob, _ sound: PreparedSound?, _ isPublished: (String) -> Void
  ) throws -> Delivery {
    let isSoundOnly = job.request.platform.picture == nil
    guard !isSoundOnly || sound != nil else {
      throw Failure(
        doing: "packaging the rendition for \(job.request.platform.name)", path: source.file.path,
        reason: "the source has no sound",
        advice: "Leave \(job.request.platform.name) out for this source set")
    }
    let name = job.request.name + (isSoundOnly ? ".m4a" : ".mp4"), path = "\(job.request.folder)/\(name)"
    let captions = isSoundOnly ? [] : job.request.tracks.map { CaptionTrack($0, seconds: job.pictureSeconds) }
    try Packager.write(
      job.tracks + [sound?.track].compactMap { $0 }, captions: captions, as: isSoundOnly ? .m4a : .mp4, to: path)
    isPublished(path)
    try checkSize(path, job)
    return try delivery(job, name, job.branches.first, sound)
  }

  private func writeStream(
    _ job: RenditionJob, _ sound: PreparedSound?, _ isPublished: (String) -> Void
  ) throws -> [Delivery] {
    let variants = zip(job.branches, job.tracks).map { branch, track in
      HLSPackager.Variant(
        name: "\(min(branch.scale.width, branch.scale.height))p", picture: track, sound: sound?.track,
        frameRate: branch.scale.frameRate,
        width: branch.scale.width, height: branch.scale.height)
    }
    let captions = job.request.tracks.map { CaptionTrack($0, seconds: job.pictureSeconds) }
    let written = try HLSPackager.write(variants, captions: captions, to: job.request.stem)
    (written.media + written.others).forEach(isPublished)
    func name(_ path: String) -> String { job.request.name + path.dropFirst(job.request.stem.count) }
    var results = try zip(job.branches, written.media).map { try delivery(job, name($1), $0, sound) }
    results[0].companions = try written.others.map { try published(name($0), job) }
    return results
  }

  /// The digest is taken here, and nowhere else before verify takes its own.
  private func published(_ name: String, _ job: RenditionJob, language: String? = nil) throws -> DeliveredFile {
    try DeliveredFile(publishedAt: name, below: job.request.folder, language: language)
  }

  private func delivery(
    _ job: RenditionJob, _ name: String, _ branch: PictureBranch?, _ sound: PreparedSound?
  ) throws -> Delivery {
    let picture = branch.map(\.scale).map {
      Delivery.Picture(
        width: $0.width, height: $0.height, frameRate: $0.frameRate.description, fit: $0.fit.rawValue)
    }
    // A photograph that became a film lasts as long as we chose, and a wave form as long as its sound.
    let lengths = [source.kind == .film && picture != nil ? pass.seconds : nil, soundSeconds].compactMap { $0 }
    return Delivery(
      file: try published(name, job), platform: job.request.platform.name, language: job.request.captions?.language,
      // The sizes of a stream share theirs, which lie beside them.
      captionTracks: branch == nil || job.request.platform.packaging == .hls ? [] : job.request.tracks.map(\.language),
      picture: picture,
      durationSeconds: job.pictureSeconds ?? sound?.loudness.seconds, sourceDurationSeconds: lengths.max(),
      sound: sound.map { .init(loudness: $0.loudness.integrated, truePeak: $0.loudness.truePeak) })
  }

  private func writePicture(_ job: RenditionJob, _ isPublished: (String) -> Void) throws -> Delivery {
    guard let still = pass.still, let spec = job.request.platform.picture else {
      throw Failure(doing: "writing the photograph", path: source.file.path, reason: "there is no picture in it")
    }
    let format: StillWriter.Format = source.info.picture?.codec == "png" ? .png : .jpeg
    let name = "\(job.request.name).\(format.suffix)", path = "\(job.request.folder)/\(name)"
    let size = try StillWriter.write(still, as: format, maximumWidth: max(spec.width, spec.height), to: path)
    isPublished(path)
    return Delivery(
      file: try published(name, job), platform: job.request.platform.name, language: nil,
      picture: .init(width: size.width, height: size.height, frameRate: nil), durationSeconds: nil,
      sourceDurationSeconds: nil, sound: nil)
  }

  private func writeThumbnail(_ job: RenditionJob, _ isPublished: (String) -> Void) throws -> DeliveredFile? {
    guard let thumbnail = job.request.platform.thumbnail, let branch = job.branches.first,
      let picture = pass.thumbnails[branch.scale]
    else { return nil }
    let name = "\(job.request.name).thumbnail.jpg", path = "\(job.request.folder)/\(name)"
    _ = try StillWriter.write(picture, as: .jpeg, maximumWidth: thumbnail.width, to: path)
    isPublished(path)
    return try published(name, job)
  }

  /// What the arithmetic promised is seen on the file itself.
  private func checkSize(_ path: String, _ job: RenditionJob) throws {
    guard let limit = job.request.platform.limits.maximumBytes else { return }
    let size = try SourceFile(path: path).size
    guard size > limit else { return }
    throw Failure(
      doing: "fitting the rendition for \(job.request.platform.name)", path: source.file.path,
      reason: "it became \(size) bytes, and at most \(limit) are taken",
      advice: "Trim it, or choose a platform without that limit")
  }
}

extension CaptionTrack {
  /// `seconds` is how long the picture lasts.
  fileprivate init(_ sheet: CueSheet, seconds: Double?) {
    self.init(
      language: sheet.language,
      cues: sheet.cues.map {
        .init(startMilliseconds: $0.startMilliseconds, endMilliseconds: $0.endMilliseconds, text: $0.text)
      },
      webVTT: CaptionFormat.vtt.write(sheet), seconds: seconds)
  }
}

import Files
import Foundation
import Media
import Subtitles

/// Renders all renditions of one source, from one decode wherever one is enough.
///
/// The sound is measured and encoded on threads of its own; the calling thread reads and hides pictures, every size has a thread
/// that scales, and every rendition one that burns in captions and encodes. Finished tracks are then packaged. A rendition with
/// a limit in bytes may need more passes; what needs none is not made again.
public struct Renderer {
  private let source: RenderSource
  private let fonts: FontFolder
  private let scratch: Scratch

  /// `scratch` is a private folder that exists; what is put there is removed when the renderer goes.
  public init(source: RenderSource, fonts: FontFolder, scratch: URL) throws {
    self.source = source
    self.fonts = fonts
    self.scratch = try Scratch(in: scratch)
  }

  /// Every file that is asked for appears whole, or none of them stays.
  ///
  /// `progress` is called with the pictures read so far and about how many there are (0: unknown).
  /// Throws where the source cannot be decoded to its end, where the plan does not cover each of its pictures, or where a
  /// rendition cannot be written or breaks a limit of its platform.
  public func render(
    _ requests: [RenditionRequest], progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> Rendering {
    let hasSound = try source.hasSound()
    guard source.kind != .sound || hasSound else {
      throw Failure(doing: "rendering", path: source.file.path, reason: "there is neither picture nor sound in it")
    }
    var jobs = requests.map {
      RenditionJob(
        $0, kind: source.kind, source: source.info.picture?.pictureFormat, stats: scratch.path("passes", "log"))
    }
    if let seconds = source.kind == .still ? PicturePass.stillSeconds : source.info.leastSeconds {
      for job in jobs { try job.check(seconds: seconds, hasSound: hasSound, path: source.file.path) }
    }
    let worker = SoundWorker(source: source, scratch: scratch)
    let sound = hasSound ? SoundPreparation(worker, targets: Array(Set(jobs.map(\.target)))) : nil
    let pass = PicturePass(source: source, fonts: fonts, scratch: scratch, measuredSound: { sound?.loudness() })
    var made = PicturePass.Result()
    var sounds: [SoundTarget: PreparedSound]
    do {
      // A rendition that is only heard needs none of the pictures.
      if jobs.contains(where: { $0.request.platform.picture != nil }) {
        made = try pass.run(jobs.flatMap(\.branches), progress: progress)
      }
      sounds = try sound?.tracks() ?? [:]
    } catch {
      // Its threads must not outlive the scratch folder. What went wrong with the sound is told only if nothing else did.
      _ = try? sound?.tracks()
      throw error
    }
    try refine(&jobs, &made, pass, sounds)
    if !hasSound { sounds = try silence(for: jobs, by: worker) }
    made.damage.add(sound?.damage ?? MediaDamage())
    let package = RenditionPackage(source: source, pass: made, sounds: sounds, soundSeconds: sound?.loudness()?.seconds)
    let remarks = jobs.compactMap { job in sounds[job.target]?.remark.map { (job.request.platform.name, $0) } }
    let written = try package.write(jobs)
    return Rendering(
      results: written.map(\.delivery),
      captions: Dictionary(written.map { ($0.delivery.file, $0.captions) }) { first, _ in first },
      remarks: Dictionary(remarks) { first, _ in first }, damage: made.damage)
  }

  /// Further passes for the renditions whose size has to be brought under a limit.
  private func refine(
    _ jobs: inout [RenditionJob], _ made: inout PicturePass.Result, _ pass: PicturePass,
    _ sounds: [SoundTarget: PreparedSound]
  ) throws {
    var open = Array(jobs.indices)
    while true {
      let tracks = made.tracks
      let seconds = made.seconds
      open = try open.filter { index in
        let soundBytes = sounds[jobs[index].target].map { SizeFitting.packaged($0.track) } ?? 0
        return try !jobs[index].accept(tracks, seconds: seconds, soundBytes: soundBytes, path: source.file.path)
      }
      if open.isEmpty { return }
      let again = try pass.run(open.flatMap { jobs[$0].branches }, progress: { _, _ in })
      made.tracks = again.tracks
      made.thumbnails.merge(again.thumbnails) { first, _ in first }
      made.captions.merge(again.captions) { _, second in second }
    }
  }

  /// A silent track for every target of a platform that insists on one, as long as its longest picture.
  private func silence(for jobs: [RenditionJob], by worker: SoundWorker) throws -> [SoundTarget: PreparedSound] {
    var seconds: [SoundTarget: Double] = [:]
    for job in jobs where job.request.platform.sound.isRequired {
      if let length = job.pictureSeconds { seconds[job.target] = max(length, seconds[job.target] ?? 0) }
    }
    var sounds: [SoundTarget: PreparedSound] = [:]
    for (target, length) in seconds { sounds[target] = try worker.silence(target, seconds: length) }
    return sounds
  }
}

import Files
import Media
import Redaction
import Subtitles

/// Renders all renditions of one source from one decode.
///
/// The calling thread reads and hides; every size has a thread that scales, and every rendition one that burns in captions,
/// encodes and writes. They are joined by short queues, so memory does not grow with the clip.
public struct Renderer {
  private let file: SourceFile
  private let tier: InputTier
  private let plan: RedactionPlan
  private let fonts: FontFolder

  public init(file: SourceFile, tier: InputTier, plan: RedactionPlan, fonts: FontFolder) {
    self.file = file
    self.tier = tier
    self.plan = plan
    self.fonts = fonts
  }

  /// Every file that is asked for appears whole, or none of them stays.
  ///
  /// `progress` is called with the pictures read so far and about how many there are (0: unknown).
  /// Throws where the source cannot be decoded to its end, where the plan does not cover each of its pictures, or where a
  /// rendition cannot be written or breaks a limit of its platform.
  public func render(
    _ requests: [RenditionRequest], progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> [RenditionResult] {
    let reader = try MediaReader(file, tier: tier, sound: true)
    guard let format = reader.pictureFormat else { throw MediaError("rendering", path: file.path, reason: "there is no picture track") }
    try checkLimits(requests, duration: reader.info.picture?.durationSeconds ?? reader.info.durationSeconds)
    let tree = RenderTree(requests, source: format)
    let failure = FirstFailure()
    let branches = tree.branches.map { branch in
      BranchNode(branch, source: format, hasSound: reader.hasSound, startSeconds: reader.startSeconds, fonts: fonts, failure: failure)
    }
    do {
      try feed(branches, from: reader, sampleRates: tree.sampleRates, progress: progress)
      for branch in branches { branch.finish() }
    } catch {
      failure.set(error)
      for branch in branches { branch.fail(error) }
    }
    let results = branches.flatMap { $0.join() }
    if let error = failure.error {
      // Leaves that had already finished must not stay: the source as a whole has failed.
      for result in results { try? WholeFile.remove(result.path) }
      throw error
    }
    return requests.compactMap { request in results.first { $0.path == request.path } }
  }

  private func feed(
    _ branches: [BranchNode], from reader: MediaReader, sampleRates: [Int], progress: @Sendable (Int, Int) -> Void
  ) throws {
    let redactor = try Redactor(plan: plan, path: file.path)
    let resamplers = sampleRates.map { ($0, RenditionResampler(sampleRate: $0, startSeconds: reader.startSeconds)) }
    let total = reader.expectedPictures
    var count = 0
    func passOn(_ resampler: RenditionResampler, _ rate: Int) throws {
      while let block = try resampler.take() {
        for branch in branches { try branch.push(.sound(block, sampleRate: rate)) }
      }
    }
    while let item = try reader.next() {
      switch item {
      case .picture(let frame):
        let hidden = try redactor.redact(frame)
        for branch in branches { try branch.push(.picture(hidden)) }
        count += 1
        progress(count, total)
      case .sound(let frame):
        let sound = redactor.redact(sound: frame)
        for (rate, resampler) in resamplers {
          try resampler.push(sound)
          try passOn(resampler, rate)
        }
      }
    }
    try redactor.finish()
    for (rate, resampler) in resamplers {
      try resampler.finish()
      try passOn(resampler, rate)
    }
  }

  private func checkLimits(_ requests: [RenditionRequest], duration: Double?) throws {
    for request in requests {
      guard let limit = request.platform.maximumSeconds, let duration, duration > limit else { continue }
      throw Failure(
        doing: "planning the rendition for \(request.platform.name)", path: file.path,
        reason: "it lasts \(Int(duration.rounded(.up))) s, and \(request.platform.name) takes at most \(Int(limit)) s",
        advice: "Trim it, or leave \(request.platform.name) out for this source set")
    }
  }
}

/// The error that stopped a render: the first one, not those that followed from it.
final class FirstFailure: Sendable {
  private let first = Locked<(any Error)?>(nil)

  var error: (any Error)? { first.withLock { $0 } }
  func set(_ error: any Error) { first.withLock { if $0 == nil { $0 = error } } }
}

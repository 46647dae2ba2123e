import Media

/// What travels from the source to the sizes.
enum SourceItem: Sendable {
  case picture(RedactedFrame)
  case sound(RedactedSound)
}

/// Makes the pictures of one size: `push`, `finish`, `take`. They begin at time zero and count frames of one constant rate.
protocol PictureMaker {
  func push(_ item: SourceItem) throws
  func finish() throws
  func take() throws -> RedactedFrame?
}

/// Of a film: scaled, at a constant frame rate, and as long as its sound.
final class FilmMaker: PictureMaker {
  private let scaler: RenditionScaler
  private let end: @Sendable () -> Double?

  /// `end` gives the length of the sound in seconds; it may wait until that is known.
  init(_ scale: PictureBranch.Scale, startSeconds: Double, end: @escaping @Sendable () -> Double?) {
    self.end = end
    scaler = RenditionScaler(
      width: scale.width, height: scale.height, frameRate: scale.frameRate, fit: scale.fit, startSeconds: startSeconds)
  }

  func push(_ item: SourceItem) throws { if case .picture(let picture) = item { try scaler.push(picture) } }
  func finish() throws { try scaler.finish(at: end()) }
  func take() throws -> RedactedFrame? { try scaler.take() }
}

/// Of a photograph: a slow movement.
final class StillMaker: PictureMaker {
  private let scale: PictureBranch.Scale
  private let seconds: Double
  private var animator: StillAnimator?

  init(_ scale: PictureBranch.Scale, seconds: Double) {
    self.scale = scale
    self.seconds = seconds
  }

  func push(_ item: SourceItem) throws {
    guard case .picture(let picture) = item, animator == nil else { return }
    animator = try StillAnimator(
      picture, width: scale.width, height: scale.height, frameRate: scale.frameRate, fit: scale.fit, seconds: seconds)
  }

  func finish() throws {}
  func take() throws -> RedactedFrame? { try animator?.take() }
}

/// Of a source that has only sound: its wave form.
final class WaveMaker: PictureMaker {
  private let scale: PictureBranch.Scale
  private let startSeconds: Double
  private let gain: @Sendable () -> Double
  private lazy var audiogram = Audiogram(
    width: scale.width, height: scale.height, frameRate: scale.frameRate, startSeconds: startSeconds, gain: gain())

  /// `gain` may wait until the sound has been measured.
  init(_ scale: PictureBranch.Scale, startSeconds: Double, gain: @escaping @Sendable () -> Double) {
    self.scale = scale
    self.startSeconds = startSeconds
    self.gain = gain
  }

  func push(_ item: SourceItem) throws { if case .sound(let sound) = item { try audiogram.push(sound) } }
  func finish() throws { try audiogram.finish() }
  func take() throws -> RedactedFrame? { try audiogram.take() }
}

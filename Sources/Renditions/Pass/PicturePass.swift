import Files
import Media
import Redaction
import Subtitles

/// Reads a source from its first picture to its last, hides people once, and feeds a render tree.
struct PicturePass {
  let source: RenderSource
  let fonts: FontFolder
  let scratch: Scratch
  /// How long and how loud the sound is; may wait until that is known.
  let measuredSound: @Sendable () -> Loudness?

  /// As loud as a voice is drawn, in LUFS.
  private static let waveLoudness = -14.0
  /// How long a photograph is shown.
  static let stillSeconds = 8.0

  struct Result: Sendable {
    var tracks: [PictureBranch: EncodedTrack] = [:]
    var thumbnails: [PictureBranch.Scale: RedactedFrame] = [:]
    var captions: [PictureBranch: [OverlayPlace]] = [:]
    var damage = MediaDamage()
    /// Of a photograph: the picture itself.
    var still: RedactedFrame?
    /// From the first picture to the end of the last, in seconds of the source; nil for anything but a film.
    var seconds: Double?
  }

  func run(_ branches: [PictureBranch], progress: @Sendable (Int, Int) -> Void) throws -> Result {
    let (kind, info, measuredSound) = (source.kind, source.info, measuredSound)
    let tree = PictureTree(
      RenderTree(branches),
      PictureTree.Setting(
        makers: { scale in
          switch kind {
          case .film: FilmMaker(scale, startSeconds: info.startSeconds, end: { measuredSound()?.seconds })
          case .still: StillMaker(scale, seconds: Self.stillSeconds)
          case .sound:
            WaveMaker(scale, startSeconds: info.startSeconds) {
              min(40, Self.waveLoudness - (measuredSound()?.integrated ?? Self.waveLoudness))
            }
          }
        }, fonts: fonts, scratch: scratch, thumbnailSeconds: info.thumbnailSeconds))
    var result = Result()
    do {
      if kind == .sound { try feedSound(to: tree) } else { try feedPictures(to: tree, &result, progress) }
    } catch {
      tree.fail(error)
    }
    try tree.finish()
    result.tracks = tree.yield.tracks.withLock { $0 }
    result.thumbnails = tree.yield.thumbnails.withLock { $0 }
    result.captions = tree.yield.captions.withLock { $0 }
    return result
  }

  private func feedPictures(
    to tree: PictureTree, _ result: inout Result, _ progress: @Sendable (Int, Int) -> Void
  ) throws {
    guard let plan = source.plan else {
      throw Failure(
        doing: "rendering", path: source.file.path, reason: "nothing says what must be hidden in its pictures")
    }
    let reader = try source.pictures()
    let redactor = try Redactor(plan: plan, path: source.file.path)
    let total = reader.expectedPictures
    var count = 0
    var last: Double?
    while let item = try reader.next() {
      guard case .picture(let frame) = item else { continue }
      last = frame.time?.seconds
      let hidden = try redactor.redact(frame)
      try tree.push(.picture(hidden))
      if source.kind == .still { result.still = hidden }
      count += 1
      progress(count, total)
    }
    try redactor.finish()
    result.damage = reader.damage
    guard source.kind == .film || count == 1 else {
      throw Failure(
        doing: "rendering the photograph", path: source.file.path, reason: "the file holds \(count) pictures",
        advice: "Give each a file of its own")
    }
    if source.kind == .film, let last, let rate = reader.pictureFormat?.frameRate {
      result.seconds = last - source.info.startSeconds + 1 / rate.value
    }
  }

  private func feedSound(to tree: PictureTree) throws {
    try source.redactedSounds { try tree.push(.sound($0)) }
  }
}

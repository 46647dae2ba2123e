import Support

/// Counts damage while a source is read, and ends the reading where there is more than may be concealed.
struct DamageMeter {
  private(set) var damage = MediaDamage()
  private let path: String
  private let frameRate: Double
  private let longestRun: Int
  private var run = 0
  private var soundBlocks = 0
  /// Pictures that never came out of the decoder: those that did are counted by who asks.
  private var lostPictures = 0
  private var lastPicture: Double?
  /// Until when pictures may be found missing, in seconds of the source.
  private var suspicionEnds: Double?

  /// Of all pictures; three are always allowed, so that one bad packet does not cost a short clip.
  private static let mostPictures = 0.02
  private static let alwaysAllowed = 3
  /// Of all blocks of sound, of which one lasts about 20 ms; ten are always allowed, since decoders that begin in the middle of a
  /// stream refuse the first.
  private static let mostSounds = 0.02
  private static let soundsAlwaysAllowed = 10
  private static let mostSoundsEver = 500
  private static let longestRunSeconds = 1.0
  /// What may be missing at the end, in seconds: a last frame whose length nobody wrote down. Beside subtitles or data, which may go
  /// on after the picture and the sound, it is more.
  private static let mostMissing = (alone: 0.15, besideOthers: 5.0)

  init(path: String, frameRate: Double?) {
    self.path = path
    self.frameRate = frameRate ?? 25
    longestRun = max(Self.alwaysAllowed, Int(clamping: self.frameRate * Self.longestRunSeconds))
  }

  mutating func note(_ kind: StreamInfo.Kind, at seconds: Double?, _ error: MediaError) throws {
    if kind == .picture {
      lostPictures += 1
      try noteDamagedPicture(at: seconds, error.reason)
    } else {
      damage.sounds += 1
    }
    if kind == .sound { remember(seconds) }
    guard damage.sounds <= Self.mostSoundsEver else {
      throw refusal("decoding the sound", "more than \(Self.mostSoundsEver) blocks of sound cannot be decoded")
    }
  }

  mutating func noteSound() { soundBlocks += 1 }

  /// The file's structure is damaged about here: pictures that are missing now were lost, and are no choice of the camera's.
  mutating func suspectGap(near seconds: Double?) {
    // Pictures leave a decoder later than their packets enter it.
    suspicionEnds = (seconds ?? lastPicture ?? 0) + 5
  }

  mutating func notePicture(isDamaged: Bool, at seconds: Double?) throws {
    try noteMissing(before: seconds)
    lastPicture = seconds
    if isDamaged { try noteDamagedPicture(at: seconds, "parts of it are missing") } else { run = 0 }
  }

  private mutating func noteMissing(before seconds: Double?) throws {
    guard let ends = suspicionEnds, let seconds, let last = lastPicture else { return }
    if seconds > ends { suspicionEnds = nil }
    let missing = Int(clamping: ((seconds - last) * frameRate).rounded()).subtractingClamped(1)
    guard missing > 0 else { return }
    damage.pictures = damage.pictures.addingClamped(missing)
    lostPictures = lostPictures.addingClamped(missing)
    remember(last)
    guard missing <= longestRun else {
      throw refusal("reading the media", "\(missing) pictures in a row are missing where the file is damaged")
    }
  }

  private mutating func noteDamagedPicture(at seconds: Double?, _ reason: String) throws {
    damage.pictures += 1
    run += 1
    remember(seconds)
    guard run <= longestRun else {
      throw refusal("decoding the picture", "\(run) pictures in a row cannot be decoded: \(reason)")
    }
  }

  /// Called at the end of the file, which was reached after `ended` seconds of media time.
  func finish(pictures: Int, ended: Double?, info: MediaInfo) throws {
    let allowed = max(Self.alwaysAllowed, Int(Double(pictures) * Self.mostPictures))
    guard damage.pictures <= allowed else {
      throw refusal(
        "decoding the picture",
        "\(damage.pictures) of \(pictures.addingClamped(lostPictures)) pictures cannot be decoded, and \(allowed) could be concealed"
      )
    }
    let allowedSounds = max(Self.soundsAlwaysAllowed, Int(Double(soundBlocks) * Self.mostSounds))
    guard damage.sounds <= allowedSounds else {
      throw refusal(
        "decoding the sound", "\(damage.sounds) blocks of sound cannot be decoded beside \(soundBlocks) that can")
    }
    guard let ended, let said = info.statedSeconds else { return }
    // Some containers count their duration from the first picture, some from zero.
    let seconds = max(ended, ended - info.startSeconds)
    let hasOthers = info.streams.contains { $0.kind == .text || $0.kind == .other }
    guard said - seconds <= (hasOthers ? Self.mostMissing.besideOthers : Self.mostMissing.alone) else {
      throw refusal(
        "reading the media",
        "it ends after \(Self.text(seconds)) s, and says that it lasts \(Self.text(said)) s: it was cut off")
    }
  }

  private mutating func remember(_ seconds: Double?) {
    if let seconds, damage.seconds.count < 20 { damage.seconds.append(seconds) }
  }

  private func refusal(_ operation: String, _ reason: String) -> MediaError {
    let place = damage.seconds.first.map { "; the first at \(Self.text($0)) s" } ?? ""
    return MediaError(
      operation, path: path, reason: reason + place,
      advice: "Copy the file again from where it came; if it is damaged there too, cut out what plays and use that")
  }

  private static func text(_ seconds: Double) -> String { "\((seconds * 100).rounded() / 100)" }
}

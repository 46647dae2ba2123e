import Files
import Media
import Redaction

/// A source, with what was decided about it.
public struct RenderSource: Sendable {
  public let file: SourceFile
  public let tier: InputTier
  /// What was found in it.
  public let info: MediaInfo
  public let plan: RedactionPlan?
  public let voices: VoicePlan?
  /// The path of what is heard where voices are replaced.
  public let reader: String?
  public let sound: SoundChoice

  /// `plan` says what is hidden in the pictures; it may be nil only for a source without any. `voices` says what is heard, and may be nil
  /// only where nothing is; `reader` is where it is that `voices` names.
  public init(
    file: SourceFile, tier: InputTier, info: MediaInfo, plan: RedactionPlan?, voices: VoicePlan?, reader: String? = nil,
    sound: SoundChoice = .first
  ) {
    self.file = file
    self.tier = tier
    self.info = info
    self.plan = plan
    self.voices = voices
    self.reader = reader
    self.sound = sound
  }

  /// What it is made of.
  enum Kind: Sendable {
    case film, still, sound

    init(_ info: MediaInfo) { self = info.isStill ? .still : info.picture == nil ? .sound : .film }
  }

  var kind: Kind { Kind(info) }

  /// Throws `MediaError` where the sound track that was chosen is not there.
  func hasSound() throws -> Bool { try !sound.streams(of: info, path: file.path).isEmpty }

  /// A reader for a pass over the pictures; the sound has a pass of its own.
  func pictures() throws -> MediaReader { try MediaReader(file, tier: tier, sound: .nothing) }

  /// All sound that is heard, with voices hidden in it. Throws `Failure` where nothing says how.
  @discardableResult func redactedSounds(_ body: (RedactedSound) throws -> Void) throws -> MediaDamage {
    guard let voices else {
      throw Failure(.bug, doing: "rendering", path: file.path, reason: "nothing says what must be hidden in its sound")
    }
    let media = try MediaReader(file, tier: tier, pictures: false, sound: sound)
    let track = try reader.flatMap { path in
      try voices.reader.map { try ReaderTrack(path: path, expecting: $0) }
    }
    let redactor = SoundRedactor(voices, startSeconds: info.startSeconds, path: file.path, reader: track)
    while let item = try media.next() {
      guard case .sound(let frame) = item else { continue }
      try redactor.push(frame)
      try redactor.drain(body)
    }
    try redactor.finish()
    try redactor.drain(body)
    return media.damage
  }
}

extension MediaInfo {
  /// Which picture of a rendition becomes its thumbnail, in seconds; the first, where the rendition ends before.
  public var thumbnailSeconds: Double { isStill || picture == nil ? 0 : (durationSeconds ?? 9) / 3 }
}

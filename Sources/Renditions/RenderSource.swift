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
  public let sound: SoundChoice

  /// `plan` says what is hidden in the pictures; it may be nil only for a source without any.
  public init(file: SourceFile, tier: InputTier, info: MediaInfo, plan: RedactionPlan?, sound: SoundChoice = .first) {
    self.file = file
    self.tier = tier
    self.info = info
    self.plan = plan
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

  func sounds() throws -> MediaReader { try MediaReader(file, tier: tier, pictures: false, sound: sound) }
}

extension MediaInfo {
  /// Which picture of a rendition becomes its thumbnail, in seconds; the first, where the rendition ends before.
  public var thumbnailSeconds: Double { isStill || picture == nil ? 0 : (durationSeconds ?? 9) / 3 }
}

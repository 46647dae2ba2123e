import Media

/// A platform of the user's own, or other numbers for a built-in one, as a pipeline file gives them. Absent values are those of
/// the platform that it is like.
public struct PlatformOverride: Sendable, Hashable, Codable {
  /// The platform that it starts from; for the name of a built-in platform, that platform.
  public var like: String?
  public var summary: String?
  public var width: Int?
  public var height: Int?
  public var fit: PictureFit?
  public var maximumFrameRate: Double?
  public var minimumFrameRate: Double?
  public var crf: Double?
  public var maximumBitRate: Int?
  public var preset: String?
  public var profile: String?
  public var level: String?
  public var keyframeSeconds: Double?
  public var bFrames: Int?
  public var safeArea: Double?
  public var soundBitRate: Int?
  public var channels: Int?
  public var loudness: Double?
  public var truePeak: Double?
  public var silentTrack: Bool?
  public var minimumSeconds: Double?
  public var maximumSeconds: Double?
  public var maximumBytes: Int?
  public var thumbnailWidth: Int?
  public var captionTracks: Bool?

  public static let presets = [
    "ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow",
  ]

  /// The platform with this name. Returns a sentence where the values contradict each other.
  public func platform(named name: String) -> Result<Platform, Contradiction> {
    guard var platform = Platform.named(like ?? name) else {
      return .failure(
        Contradiction("'\(name)' is not a built-in platform: say which one it is like, for example like: youtube-1080p")
      )
    }
    platform.name = name
    if let summary { platform.summary = summary } else if let like { platform.summary = "like \(like)" }
    if var picture = platform.picture {
      apply(to: &picture)
      if picture.width % 2 != 0 || picture.height % 2 != 0 {
        return .failure(Contradiction("'\(name)': width and height must be even: H.264 with 4:2:0 has no odd sizes"))
      }
      if picture.profile == "baseline" && picture.bFrames > 0 {
        return .failure(
          Contradiction("'\(name)': the profile baseline has no B-frames. Write bFrames: 0, or profile: main"))
      }
      platform.picture = picture
    } else if let keys = Self.list(pictureKeys) {
      return .failure(
        Contradiction(
          "'\(name)' is for sound only, and \(keys) would change the picture. Leave that out, or choose another platform"
        ))
    }
    apply(to: &platform.sound)
    if let minimumSeconds { platform.limits.minimumSeconds = minimumSeconds }
    if let maximumSeconds { platform.limits.maximumSeconds = maximumSeconds }
    if let maximumBytes { platform.limits.maximumBytes = Int64(maximumBytes) }
    if let least = platform.limits.minimumSeconds, let most = platform.limits.maximumSeconds, least > most {
      return .failure(Contradiction("'\(name)': minimumSeconds is more than maximumSeconds"))
    }
    if maximumBytes != nil && platform.packaging == .hls {
      return .failure(
        Contradiction(
          "'\(name)': maximumBytes is met by making one film smaller, and HLS holds several sizes for the player to choose from. "
            + "Leave it out, or choose a platform of one file"))
    }
    if let thumbnailWidth { platform.thumbnail = .init(width: thumbnailWidth) }
    if let captionTracks { platform.takesCaptionTracks = captionTracks && platform.picture != nil }
    return .success(platform)
  }

  /// Why values cannot go together, as a sentence without a trailing period.
  public struct Contradiction: Error, Sendable, Hashable {
    public let sentence: String
    init(_ sentence: String) { self.sentence = sentence }
  }

  /// What was given that only a platform with a picture has a use for.
  private var pictureKeys: [String] {
    let given: [(String, Bool)] = [
      ("width", width != nil), ("height", height != nil), ("fit", fit != nil),
      ("maximumFrameRate", maximumFrameRate != nil), ("minimumFrameRate", minimumFrameRate != nil),
      ("crf", crf != nil), ("maximumBitRate", maximumBitRate != nil), ("preset", preset != nil),
      ("profile", profile != nil), ("level", level != nil), ("keyframeSeconds", keyframeSeconds != nil),
      ("bFrames", bFrames != nil), ("safeArea", safeArea != nil), ("maximumBytes", maximumBytes != nil),
      ("thumbnailWidth", thumbnailWidth != nil), ("captionTracks", captionTracks != nil),
    ]
    return given.filter(\.1).map(\.0)
  }

  /// `crf`, `crf and preset`; nil for none.
  private static func list(_ keys: [String]) -> String? {
    guard let last = keys.last else { return nil }
    return keys.count == 1 ? last : keys.dropLast().joined(separator: ", ") + " and " + last
  }

  private func apply(to picture: inout PictureSpec) {
    let before = (width: picture.width, height: picture.height)
    picture.width = width ?? picture.width
    picture.height = height ?? picture.height
    if picture.width != before.width || picture.height != before.height {
      let (x, y) = (Double(picture.width) / Double(before.width), Double(picture.height) / Double(before.height))
      let area = picture.safeArea
      func part(_ edge: Int, _ share: Double) -> Int { Int((Double(edge) * share).rounded()) }
      picture.safeArea = .init(
        left: part(area.left, x), right: part(area.right, x), top: part(area.top, y), bottom: part(area.bottom, y))
      picture.ladder = []
    }
    if let safeArea { picture.safeArea = .init(ofWidth: picture.width, height: picture.height, share: safeArea) }
    picture.fit = fit ?? picture.fit
    picture.maximumFrameRate = maximumFrameRate ?? picture.maximumFrameRate
    picture.minimumFrameRate = minimumFrameRate ?? picture.minimumFrameRate
    picture.crf = crf ?? picture.crf
    picture.maximumBitRate = maximumBitRate ?? picture.maximumBitRate
    picture.preset = preset ?? picture.preset
    picture.profile = profile ?? picture.profile
    picture.level = level ?? picture.level
    picture.keyframeSeconds = keyframeSeconds ?? picture.keyframeSeconds
    picture.bFrames = bFrames ?? picture.bFrames
  }

  private func apply(to sound: inout SoundSpec) {
    sound.bitRate = soundBitRate ?? sound.bitRate
    sound.channels = channels ?? sound.channels
    sound.loudness = loudness ?? sound.loudness
    sound.truePeak = truePeak ?? sound.truePeak
    sound.isRequired = silentTrack ?? sound.isRequired
  }
}

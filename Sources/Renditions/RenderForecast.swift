import Media
import Support

/// What can be said of the renditions of a source before anything is decoded.
public struct RenderForecast {
  private let info: MediaInfo
  private let platforms: [Platform]
  private let hasSound: Bool
  private let path: String

  /// Throws `MediaError` where the sound track that was chosen is not there.
  public init(_ info: MediaInfo, platforms: [Platform], sound: SoundChoice, path: String) throws {
    self.info = info
    self.platforms = platforms
    self.path = path
    hasSound = try !sound.streams(of: info, path: path).isEmpty
  }

  /// Of a rendition, in seconds; nil where the source does not say.
  public var seconds: Double? { info.isStill ? PicturePass.stillSeconds : info.leastSeconds }

  /// Throws `Failure` where a platform is known to refuse what would be made.
  public func check() throws {
    guard let seconds else { return }
    for job in jobs { try job.check(seconds: seconds, hasSound: hasSound, path: path) }
  }

  /// About how many bytes a rendition for each platform takes, all together, at the rates that the platforms allow at most; nil where the
  /// source does not say how long it lasts.
  public func bytes(renditionsOf platform: (Platform) -> Int) -> Int64? {
    guard let seconds else { return nil }
    return zip(platforms, jobs).reduce(0) { total, pair in
      let picture = pair.1.branches.reduce(0) { $0 + $1.encoding.mostBitRate }
      let sound = hasSound ? pair.0.sound.bitRate * max(1, pair.1.branches.count) : 0
      let bytes = Double(picture + sound) / 8 * min(max(0, seconds), 1e6)
      return total.addingClamped(Int64(clamping: bytes * Double(platform(pair.0))))
    }
  }

  /// What a rendition will be called: its own file, or its folder with a `/`, then its thumbnail. `name` is its path without a suffix.
  public func files(of platform: Platform, named name: String) -> [String] {
    guard platform.picture != nil else { return [name + ".m4a"] }
    if info.isStill, platform.takesPictures { return [name + (info.picture?.codec == "png" ? ".png" : ".jpg")] }
    let thumbnail = platform.thumbnail == nil ? [] : [name + ".thumbnail.jpg"]
    return [name + (platform.packaging == .hls ? "/" : ".mp4")] + thumbnail
  }

  private var jobs: [RenditionJob] {
    platforms.map {
      RenditionJob(
        RenditionRequest(platform: $0, captions: nil, folder: "", name: ""), kind: RenderSource.Kind(info),
        source: info.picture?.pictureFormat, stats: "")
    }
  }
}

extension PictureEncoding {
  /// In bits per second.
  fileprivate var mostBitRate: Int {
    switch rate {
    case .quality(_, let most): most
    case .average(let bitRate, _, _): bitRate
    }
  }
}

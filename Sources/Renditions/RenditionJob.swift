import Files
import Media

/// One rendition on its way from a request to finished files: which picture tracks it needs, and when it has them.
struct RenditionJob: Sendable {
  let request: RenditionRequest
  let target: SoundTarget
  private(set) var branches: [PictureBranch] = []
  private(set) var tracks: [EncodedTrack] = []
  private var fitting: SizeFitting?
  private let stats: String
  private let frameRate: @Sendable (PictureSpec) -> Rational

  /// `source` is the picture's format, nil for a source without one; `stats` is a path for what one pass of the encoder tells the next.
  init(_ request: RenditionRequest, kind: RenderSource.Kind, source: PictureFormat?, stats: String) {
    self.request = request
    target = SoundTarget(request.platform.sound)
    self.stats = stats
    // What does not move by itself needs no more than 25 frames a second.
    let rate = kind == .film ? source?.frameRate ?? Rational(25, 1) : Rational(25, 1)
    frameRate = { $0.frameRate(for: rate) }
    fitting = SizeFitting(request.platform)
    guard let spec = request.platform.picture, !(kind == .still && request.platform.takesPictures) else { return }
    if request.platform.packaging == .hls {
      let specs = Self.variants(of: spec, source: kind == .film ? source : nil)
      branches = specs.map {
        PictureBranch(
          $0, captions: request.captions, encoding: $0.encoding(frameRate: frameRate($0), isSegmented: true))
      }
    } else {
      branches = [PictureBranch(spec, captions: request.captions, encoding: spec.encoding(frameRate: frameRate(spec)))]
    }
  }

  /// Whether it is a picture file of a photograph.
  var isPictureFile: Bool { request.platform.picture != nil && branches.isEmpty }

  /// Throws `Failure` where the rendition is known to break a limit before anything is encoded.
  func check(seconds: Double, hasSound: Bool, path: String) throws {
    guard !isPictureFile else { return }
    try LimitCheck.check(request.platform, seconds: seconds, path: path)
    try fitting?.check(seconds: seconds, soundBitRate: hasSound ? target.encoding.bitRate : 0, path: path)
  }

  /// Of the finished picture, in seconds; nil where there is none, or none yet.
  var pictureSeconds: Double? {
    guard let branch = branches.first, let track = tracks.first else { return nil }
    return Double(track.frames) / branch.encoding.frameRate.value
  }

  /// Takes the tracks of a pass; true where nothing more is needed, else `branches` says what the next pass has to make.
  mutating func accept(
    _ made: [PictureBranch: EncodedTrack], seconds: Double?, soundBytes: Int64, path: String
  ) throws -> Bool {
    tracks = branches.compactMap { made[$0] }
    guard tracks.count == branches.count else {
      throw Failure(
        doing: "encoding the rendition for \(request.platform.name)", path: path, reason: "a picture track is missing")
    }
    guard fitting != nil, let track = tracks.first, let lasts = seconds ?? pictureSeconds else { return true }
    guard try fitting?.accept(track, seconds: lasts, soundBytes: soundBytes, path: path) == false else { return true }
    if let (spec, encoding) = fitting?.encoding(frameRate: frameRate, stats: stats) {
      branches = [PictureBranch(spec, captions: request.captions, encoding: encoding)]
    }
    return false
  }

  /// The full size and the rungs below it that are no larger than the source: enlarging one would waste what it costs.
  private static func variants(of spec: PictureSpec, source: PictureFormat?) -> [PictureSpec] {
    let all = [spec] + spec.ladder.map { spec.scaled(to: $0) }
    guard let source else { return all }
    let sensible = all.filter { min($0.width, $0.height) <= min(source.width, source.height) }
    return sensible.isEmpty ? all.suffix(1) : sensible
  }
}

/// What a platform refuses for its length.
enum LimitCheck {
  static func check(_ platform: Platform, seconds: Double, path: String) throws {
    func refuse(_ reason: String, _ advice: String) -> Failure {
      Failure(doing: "planning the rendition for \(platform.name)", path: path, reason: reason, advice: advice)
    }
    // A last frame more or less is nobody's concern.
    if let most = platform.limits.maximumSeconds, seconds > most + 0.05 {
      throw refuse(
        "it lasts \(text(seconds)) s, and \(platform.name) takes at most \(Int(most)) s",
        "Trim it, or leave \(platform.name) out for this source set")
    }
    if let least = platform.limits.minimumSeconds, seconds < least - 0.05 {
      throw refuse(
        "it lasts \(text(seconds)) s, and \(platform.name) takes nothing under \(text(least)) s",
        "Make it longer, or leave \(platform.name) out for this source set")
    }
  }

  private static func text(_ seconds: Double) -> String { "\((seconds * 10).rounded() / 10)" }
}

import Files
import Media
import Support

/// Makes a rendition fit a platform's limit in bytes: at its full quality where that is small enough, else in two passes to the
/// bit rate that fits, at the largest size that is worth watching at that rate.
struct SizeFitting: Sendable {
  enum Step: Sendable, Hashable {
    case fullQuality
    case firstPass(rung: Int, bitRate: Int)
    case secondPass(rung: Int, bitRate: Int, attempt: Int)
  }

  let platform: Platform
  let limit: Int64
  /// The platform's own size first.
  let specs: [PictureSpec]
  private let floors: [Int]
  private(set) var step = Step.fullQuality

  private static let attempts = 3
  /// Of the limit, what the container and an encoder that overshoots may need.
  private static let reserve = 0.97

  /// nil for a platform without a limit in bytes.
  init?(_ platform: Platform) {
    guard let limit = platform.limits.maximumBytes, let spec = platform.picture else { return nil }
    self.platform = platform
    self.limit = limit
    let rungs = spec.ladder
    specs = rungs.isEmpty ? [spec] : rungs.map { spec.scaled(to: $0) }
    // Without a ladder there is one size: a tenth of what it may take is where it stops being worth watching.
    floors = rungs.isEmpty ? [spec.maximumBitRate / 10] : rungs.map(\.floor)
  }

  /// Throws `Failure` where not even the smallest size at its lowest rate would fit: known before anything is encoded.
  func check(seconds: Double, soundBitRate: Int, path: String) throws {
    guard let floor = floors.last,
      budget(seconds: seconds, soundBytes: Int64(clamping: seconds * Double(soundBitRate) / 8)) < floor
    else { return }
    let most = Int(Double(limit) * 8 * Self.reserve / Double(floor + soundBitRate))
    throw Failure(
      doing: "planning the rendition for \(platform.name)", path: path,
      reason:
        "it lasts \(Int(seconds.rounded(.up))) s, and at most about \(most) s of watchable picture fit into \(limitText)",
      advice: "Trim it, or choose a platform without that limit")
  }

  /// Whether the track fits beside the sound; if not, `step` says what to do next. Throws `Failure` where nothing is left to try.
  mutating func accept(_ track: EncodedTrack, seconds: Double, soundBytes: Int64, path: String) throws -> Bool {
    let budget = budget(seconds: seconds, soundBytes: soundBytes)
    switch step {
    case .fullQuality:
      if fits(track, soundBytes) { return true }
      try begin(rung: 0, budget: budget, seconds: seconds, path: path)
    case .firstPass(let rung, let bitRate):
      step = .secondPass(rung: rung, bitRate: bitRate, attempt: 1)
    case .secondPass(let rung, let bitRate, let attempt):
      if fits(track, soundBytes) { return true }
      let allowed = Double(limit - soundBytes) * Self.reserve
      let lower = Int(Double(bitRate) * min(0.97, allowed / Double(Self.packaged(track))))
      if attempt < Self.attempts && lower >= floors[rung] {
        step = .secondPass(rung: rung, bitRate: lower, attempt: attempt + 1)
      } else {
        try begin(rung: rung + 1, budget: min(budget, lower), seconds: seconds, path: path)
      }
    }
    return false
  }

  /// The encoding of the current step. `stats` is the file that the two passes share.
  func encoding(frameRate: (PictureSpec) -> Rational, stats: String) -> (spec: PictureSpec, encoding: PictureEncoding) {
    switch step {
    case .fullQuality:
      let spec = platform.picture ?? specs[0]
      return (spec, spec.encoding(frameRate: frameRate(spec)))
    case .firstPass(let rung, let bitRate): return twoPass(rung, bitRate, .first, frameRate, stats)
    case .secondPass(let rung, let bitRate, _): return twoPass(rung, bitRate, .second, frameRate, stats)
    }
  }

  private func twoPass(
    _ rung: Int, _ bitRate: Int, _ pass: PictureEncoding.Pass, _ frameRate: (PictureSpec) -> Rational, _ stats: String
  ) -> (PictureSpec, PictureEncoding) {
    let spec = specs[rung]
    var encoding = spec.encoding(frameRate: frameRate(spec))
    encoding.rate = .average(bitRate: bitRate, pass: pass, stats: stats)
    return (spec, encoding)
  }

  private mutating func begin(rung first: Int, budget: Int, seconds: Double, path: String) throws {
    guard let rung = specs.indices.first(where: { $0 >= first && floors[$0] <= budget }) else {
      throw Failure(
        doing: "fitting the rendition for \(platform.name)", path: path,
        reason:
          "its \(Int(seconds.rounded(.up))) s do not fit into \(limitText) at any size that is worth watching",
        advice: "Trim it, or choose a platform without that limit")
    }
    step = .firstPass(rung: rung, bitRate: min(budget, specs[rung].maximumBitRate))
  }

  private func fits(_ track: EncodedTrack, _ soundBytes: Int64) -> Bool { Self.packaged(track) + soundBytes <= limit }

  /// What a track needs at most in a file that holds others too: where they take turns, the index names every packet's place
  /// (ISO/IEC 14496-12, stsc and stco: 12 and 4 bytes).
  static func packaged(_ track: EncodedTrack) -> Int64 { track.size + Int64(track.frames + 2) * 16 }

  private var limitText: String { limit < 10_000_000 ? "\(limit / 1000) kB" : "\(limit / 1_000_000) MB" }

  private func budget(seconds: Double, soundBytes: Int64) -> Int {
    Int(clamping: Double(limit.subtractingClamped(soundBytes)) * 8 * Self.reserve / max(0.1, seconds))
  }
}

/// Which sizes of the network run when.
///
/// The coarse size runs about fifteen times a second. The fine one, whose input has fifteen times as many pixels, runs once a second and where the
/// picture changes at once, and finds who is far away; until it runs again, patches around those faces are looked at with every coarse pass. Times are in seconds, so that a film of 60 frames a second costs no more
/// for each of its seconds than one of 25.
public struct DetectionSchedule: Sendable, Hashable {
  /// Long sides of the network's input, in pixels.
  public var coarseSide = 320
  public var fineSide = 1280
  /// Runs with the fine one: what is smeared by motion is sharp again when it is small.
  public var blurredSide = 192
  public var coarseSeconds = 0.065
  /// For a picture of 1280×720; smaller ones are looked at more often, at the same cost.
  public var fineSeconds = 1.0
  /// Detections below this confidence are not taken in; those below `TrackBuilder.Settings.leastConfidence` only where somebody is known to be.
  public var threshold: Float = 0.08

  public init() {}

  /// The network's input for a fine look at a picture of `width` × `height` displayed pixels. A small picture is enlarged to twice the
  /// coarse size at most: there is nothing more to see in it.
  public func fineSize(width: Int, height: Int) -> NetworkSize {
    NetworkSize(longSide: min(fineSide, max(width, height, 2 * coarseSide)), width: width, height: height)
  }

  /// Below as many frames a second, whoever moves is elsewhere in the next picture: each is looked at finely.
  private static let slow = 8.0

  /// Seconds from one fine look to the next; `frameRate` of the source, in frames a second.
  public func fineInterval(_ size: NetworkSize, frameRate: Double) -> Double {
    if frameRate > 0, frameRate < Self.slow { return 1 / Self.slow }
    return max(2 * coarseSeconds, fineSeconds * Double(size.width * size.height) / (1280 * 736))
  }
}

/// Size of the network's input in pixels; both sides are multiples of 32.
public struct NetworkSize: Sendable, Hashable {
  public let width: Int
  public let height: Int

  /// The aspect ratio of the picture, the short side rounded up to a multiple of 32; both sides at least 32.
  public init(longSide: Int, width: Int, height: Int) {
    func side(_ length: Int) -> Int {
      let scaled = Double(longSide) * Double(max(length, 1)) / Double(max(width, height, 1))
      return max(1, Int((scaled / 32).rounded(.up))) * 32
    }
    self.width = side(width)
    self.height = side(height)
  }
}

/// Decides for each picture in turn what looks at it.
struct DetectionClock {
  enum Look: Equatable {
    case none, coarse, fine
  }

  private let schedule: DetectionSchedule
  private let fineInterval: Double
  private var lastCoarse = -Double.infinity
  private var lastFine = -Double.infinity
  /// A picture stood out too soon after a fine look: the next one follows as soon as it may.
  private var isFineOwed = false

  init(_ schedule: DetectionSchedule, fineInterval: Double) {
    self.schedule = schedule
    self.fineInterval = fineInterval
  }

  /// `isSudden`: the picture stands out from the ones before it, and whoever is in it may never have been looked at.
  mutating func look(atSeconds seconds: Double, isSudden: Bool) -> Look {
    // A flickering light must not have every picture looked at finely.
    isFineOwed = isFineOwed || isSudden
    let isFine = seconds - lastFine >= fineInterval || (isFineOwed && seconds - lastFine >= 4 * schedule.coarseSeconds)
    guard isFine || isSudden || seconds - lastCoarse >= schedule.coarseSeconds else { return .none }
    lastCoarse = seconds
    if isFine { (lastFine, isFineOwed) = (seconds, false) }
    return isFine ? .fine : .coarse
  }
}

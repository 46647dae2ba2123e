import Media

/// Looks at the pictures of one rendition with two detectors that see differently, and tells the faces that show clearly.
///
/// What counts as clearly was measured (decision 0012). It is for one thread at a time, and for pictures of one format.
final class ClearFaceFinder {
  /// Of the network, 0…1.
  static let leastConfidence = 0.55
  /// Of the cascade, in windows.
  static let leastWindows = 8
  /// Long sides, in pixels, at which the network looks quickly and closely: together they find more than any one does.
  static let quickSide = 320, closeSide = 960
  /// At which the cascade looks: faces smaller than an eighteenth of that escape it.
  static let cascadeSide = 960

  private let scan: PictureScan
  private let cascade: FaceCascade
  private let leastWindows: Int
  private var scaler: Downscaler?

  /// The limits are others only for measuring.
  init(_ detectors: FaceDetectors, leastConfidence: Double = leastConfidence, leastWindows: Int = leastWindows) {
    scan = PictureScan(detectors.network, DetectionSchedule(threshold: Float(leastConfidence)))
    cascade = detectors.cascade
    self.leastWindows = leastWindows
  }

  /// In fractions of the picture.
  func faces(in picture: Frame, _ look: LookClock.Look = .close) throws -> [SeenFace] {
    let light = Light(meanLuma: try PictureSketch(of: picture).meanLuma)
    let sides = look == .close ? [Self.quickSide, Self.closeSide] : [Self.quickSide]
    let network = try DetectionMerge.merge(scan.whole(picture, longSides: sides, light: light).found)
    return SeenFace.joined(network: network, cascade: look == .close ? try boxes(in: picture) : [])
  }

  private func boxes(in picture: Frame) throws -> [(box: NormalizedBox, windows: Int)] {
    let share = min(2, Double(Self.cascadeSide) / Double(max(picture.width, picture.height)))
    func side(_ length: Int) -> Int { max(16, Int((Double(length) * share).rounded())) }
    let scaler = scaler ?? Downscaler(width: side(picture.width), height: side(picture.height))
    self.scaler = scaler
    let small = try scaler.scale(picture)
    return try small.withPackedRows { bytes, stride in
      try cascade.detect(
        in: BGRPicture(width: small.width, height: small.height, stride: stride, bytes: bytes),
        leastWindows: leastWindows)
    }
  }
}

extension DetectionSchedule {
  fileprivate init(threshold: Float) {
    self.init()
    self.threshold = threshold
  }
}

import Files
public import Media

/// Looks at pictures of renditions with two detectors that see differently, and tells the faces that show clearly.
///
/// What counts as clearly was measured (decision 0012): covered heads give the network at most 0.41 and the cascade at most 5 windows;
/// the same heads uncovered give them at least 0.78 (at the better of two sizes) and 14. It is for one thread at a time.
public final class ClearFaceFinder {
  /// Of the network, 0…1.
  public static let leastConfidence = 0.55
  /// Of the cascade, in windows.
  public static let leastWindows = 10
  /// Long sides, in pixels, at which the network looks: together they find more than any one does.
  static let networkSides = [320, 960]
  /// At which the cascade looks: smaller faces than a fourteenth of that escape it.
  static let cascadeSide = 640

  private let scan: PictureScan
  private let cascade: FaceCascade
  private var scaler: (width: Int, height: Int, scaler: Downscaler)?

  /// `threads` is for the network. Throws `Failure` where a detector cannot be loaded.
  public init(model: FaceModel, cascade: CascadeModel, threads: Int = 2) throws {
    scan = PictureScan(try FaceDetector(model: model, threads: threads), DetectionSchedule(threshold: Float(Self.leastConfidence)))
    self.cascade = try FaceCascade(model: cascade)
  }

  /// In fractions of the picture.
  public func faces(in picture: Frame) throws -> [SeenFace] {
    let light = Light(meanLuma: try PictureSketch(of: picture).meanLuma)
    let network = try DetectionMerge.merge(scan.whole(picture, longSides: Self.networkSides, light: light))
    return SeenFace.joined(network: network, cascade: try boxes(in: picture))
  }

  private func boxes(in picture: Frame) throws -> [(box: NormalizedBox, windows: Int)] {
    let share = min(1, Double(Self.cascadeSide) / Double(max(picture.width, picture.height)))
    func side(_ length: Int) -> Int { max(16, Int((Double(length) * share).rounded())) }
    let small = try downscaler(side(picture.width), side(picture.height)).scale(picture)
    return try small.withPackedRows { bytes, stride in
      try cascade.detect(
        in: BGRPicture(width: small.width, height: small.height, stride: stride, bytes: bytes), leastWindows: Self.leastWindows)
    }
  }

  /// A scaler takes pictures of one format: it is made anew where the size changes.
  private func downscaler(_ width: Int, _ height: Int) -> Downscaler {
    if let scaler, scaler.width == width, scaler.height == height { return scaler.scaler }
    let made = Downscaler(width: width, height: height)
    scaler = (width, height, made)
    return made
  }
}

extension DetectionSchedule {
  fileprivate init(threshold: Float) {
    self.init()
    self.threshold = threshold
  }
}

import Media

/// Looks at one picture with the network, in one of several ways.
public final class FaceScanner {
  private let detector: FaceDetector
  private let schedule: DetectionSchedule
  private var scalers: [NetworkSize: Downscaler] = [:]

  init(_ detector: FaceDetector, _ schedule: DetectionSchedule) {
    self.detector = detector
    self.schedule = schedule
  }

  /// For pictures that are not searched in order; `leastConfidence` is 0…1.
  public convenience init(_ detector: FaceDetector, leastConfidence: Double) {
    var schedule = DetectionSchedule()
    schedule.threshold = Float(leastConfidence)
    self.init(detector, schedule)
  }

  /// The faces in the whole picture, looked at with these long sides of the network's input, in pixels.
  public func faces(in picture: Frame, longSides: [Int]) throws -> [Detection] {
    let light = Light(meanLuma: try PictureSketch(of: picture).meanLuma)
    return DetectionMerge.merge(try whole(picture, longSides: longSides, light: light).found)
  }

  /// The whole picture at some sizes; and a thumbnail of it, where the coarse one is among them. `isKnown`: what there is to be found is known
  /// already, and only the thumbnail is wanted.
  func whole(
    _ picture: Frame, longSides: [Int], light: Light, isKnown: Bool = false
  ) throws -> (found: [Detection], thumbnail: Thumbnail?) {
    var thumbnail: Thumbnail?
    let found = try longSides.flatMap { side -> [Detection] in
      guard !isKnown || side == schedule.coarseSide else { return [] }
      let size = NetworkSize(longSide: side, width: picture.width, height: picture.height)
      let scaler = scalers[size] ?? Downscaler(width: size.width, height: size.height)
      scalers[size] = scaler
      let small = try scaler.scale(picture)
      return try small.withPackedRows { bytes, stride in
        if side == schedule.coarseSide {
          thumbnail = Thumbnail(
            halving: BGRPicture(width: small.width, height: small.height, stride: stride, bytes: bytes),
            table: light.table)
        }
        return isKnown
          ? []
          : try look(
            UnsafeRawBufferPointer(start: bytes, count: stride * small.height), small.width, small.height, stride, light
          )
      }
    }
    return (found, thumbnail)
  }

  /// Some places, closely.
  func patches(_ places: [(box: NormalizedBox, scale: Int)], of picture: Frame, light: Light) throws -> [Detection] {
    guard !places.isEmpty else { return [] }
    let mosaic = try PatchMosaic(places, of: picture)
    let found = try mosaic.bytes.withUnsafeBytes {
      try look($0, PatchMosaic.width, PatchMosaic.height, PatchMosaic.width * 3, light)
    }
    return mosaic.located(found)
  }

  private func look(
    _ bytes: UnsafeRawBufferPointer, _ width: Int, _ height: Int, _ stride: Int, _ light: Light
  ) throws -> [Detection] {
    guard let base = bytes.baseAddress else { return [] }
    guard let table = light.table else {
      return try detector.detect(
        in: BGRPicture(width: width, height: height, stride: stride, bytes: base), threshold: schedule.threshold)
    }
    let bright = bytes.map { table[Int($0)] }
    return try bright.withUnsafeBytes { brightened in
      guard let base = brightened.baseAddress else { return [] }
      return try detector.detect(
        in: BGRPicture(width: width, height: height, stride: stride, bytes: base), threshold: schedule.threshold)
    }
  }
}

/// How much a dark picture is brightened before the network sees it: when it was chosen, the network found 97 of 100 faces in hand-checked
/// footage, and 86 of them when the same footage was darkened to 12 % (CenterFace at 640 pixels with a threshold of 0.2).
struct Light {
  /// Mean luma, 16 is black, below which a picture counts as dark.
  private static let dark = 52.0
  /// As bright as a room by day.
  private static let wanted = 100.0
  /// Beyond this it is the sensor's noise that becomes bright.
  private static let most = 8.0

  /// By value of a channel; nil where the picture is bright enough.
  let table: [UInt8]?

  init(meanLuma: Double) {
    let gain = min(Self.most, (Self.wanted - 16) / max(1, meanLuma - 16))
    table = meanLuma < Self.dark ? (0...255).map { UInt8(clamping: Int(Double($0) * gain)) } : nil
  }
}

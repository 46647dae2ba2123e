import Foundation
import Media
import People

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

  private let detectors: FaceDetectors
  private let scan: FaceScanner
  private let leastWindows: Int
  private var scaler: Downscaler?

  /// The limits are others only for measuring.
  init(_ detectors: FaceDetectors, leastConfidence: Double = leastConfidence, leastWindows: Int = leastWindows) {
    scan = FaceScanner(detectors.network, leastConfidence: leastConfidence)
    self.detectors = detectors
    self.leastWindows = leastWindows
  }

  /// In fractions of the picture.
  func faces(in picture: Frame, _ look: LookClock.Look = .close) throws -> [SeenFace] {
    let sides = look == .close ? [Self.quickSide, Self.closeSide] : [Self.quickSide]
    return try detectors.lock.withLock {
      let network = try scan.faces(in: picture, longSides: sides)
      return SeenFace.joined(network: network, cascade: look == .close ? try boxes(in: picture) : [])
    }
  }

  private func boxes(in picture: Frame) throws -> [(box: NormalizedBox, windows: Int)] {
    let share = min(2, Double(Self.cascadeSide) / Double(max(picture.width, picture.height)))
    func side(_ length: Int) -> Int { max(16, Int((Double(length) * share).rounded())) }
    let scaler = scaler ?? Downscaler(width: side(picture.width), height: side(picture.height))
    self.scaler = scaler
    let small = try scaler.scale(picture)
    return try small.withPackedRows { bytes, stride in
      try detectors.cascade.detect(
        in: BGRPicture(width: small.width, height: small.height, stride: stride, bytes: bytes),
        leastWindows: leastWindows)
    }
  }
}

/// The two detectors that look at renditions, loaded once: a network, and a cascade.
///
/// `@unchecked Sendable`: whoever looks holds the lock.
public final class FaceDetectors: @unchecked Sendable {
  fileprivate let lock = NSLock()
  let network: FaceDetector
  let cascade: FaceCascade

  /// `threads` is for both. Throws `Failure` where one of them cannot be loaded.
  public init(model: FaceModel, cascade: CascadeModel, threads: Int = 2) throws {
    network = try FaceDetector(model: model, threads: threads)
    self.cascade = try FaceCascade(model: cascade)
  }
}

/// A face that shows clearly in one picture of a rendition.
public struct SeenFace: Sendable, Hashable {
  /// In fractions of the picture that was looked at.
  public var box: NormalizedBox
  /// How sure the network is, 0…1; nil where it saw no face.
  public var network: Double?
  /// In how many windows the cascade saw it; nil where it saw none.
  public var cascade: Int?

  public init(box: NormalizedBox, network: Double? = nil, cascade: Int? = nil) {
    self.box = box
    self.network = network
    self.cascade = cascade
  }

  public var isSeenByBoth: Bool { network != nil && cascade != nil }

  /// One face for each place: what both detectors saw there is joined. The network's box counts where there are two.
  static func joined(network: [Detection], cascade: [(box: NormalizedBox, windows: Int)]) -> [SeenFace] {
    var faces = network.map { SeenFace(box: $0.box, network: $0.confidence) }
    for found in cascade {
      if let index = faces.firstIndex(where: { $0.box.isFace(of: found.box) }) {
        faces[index].cascade = max(faces[index].cascade ?? 0, found.windows)
      } else {
        faces.append(SeenFace(box: found.box, cascade: found.windows))
      }
    }
    return faces
  }
}

extension NormalizedBox {
  /// Whether two detectors, whose boxes are cut differently, mean one face: each box holds the other's centre.
  func isFace(of other: NormalizedBox) -> Bool {
    contains(x: other.centerX, y: other.centerY) && other.contains(x: centerX, y: centerY)
  }
}

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
  func isFace(of other: NormalizedBox) -> Bool { holds(other.centerX, other.centerY) && other.holds(centerX, centerY) }

  func holds(_ pointX: Double, _ pointY: Double) -> Bool {
    pointX >= x && pointX <= right && pointY >= y && pointY <= bottom
  }
}

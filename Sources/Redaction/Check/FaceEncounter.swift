import People

/// A face that shows clearly in a rendition, from the first look at it to the last.
public struct FaceEncounter: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// Where the plan hides this track; 0 stands for the whole picture.
    case hidden(track: Int)
    /// Where it hides nobody.
    case notPlanned
  }

  public let kind: Kind
  /// Of the rendition, in seconds.
  public let firstSeconds: Double
  public fileprivate(set) var lastSeconds: Double
  /// Looks in which it was seen.
  public fileprivate(set) var looks = 1
  /// The most that the network was sure of it, 0…1; nil where it never saw it.
  public fileprivate(set) var network: Double?
  /// The most windows in which the cascade saw it.
  public fileprivate(set) var cascade: Int?
  /// Whether both detectors saw it in one look.
  public fileprivate(set) var isSeenByBoth: Bool
  /// Where the first picture that shows it was kept; nil where none was.
  public let picture: String?
  fileprivate var box: NormalizedBox
  fileprivate var lastLook: Int

  fileprivate init(_ kind: Kind, _ face: SeenFace, seconds: Double, look: Int, picture: String?) {
    self.kind = kind
    firstSeconds = seconds
    lastSeconds = seconds
    network = face.network
    cascade = face.cascade
    isSeenByBoth = face.isSeenByBoth
    self.picture = picture
    box = face.box
    lastLook = look
  }

  /// Under a cover, of which the network makes a face now and then, it has to be surer than elsewhere (decision 0012).
  static let leastConfidenceUnderCover = 0.65

  /// Whether it is more than a cover that resembles a face, or a texture in a single picture.
  public var isCertain: Bool {
    switch kind {
    case .hidden: cascade != nil || (network ?? 0) >= Self.leastConfidenceUnderCover
    case .notPlanned: isSeenByBoth || looks > 1
    }
  }
}

/// Judges what is seen in the pictures of one rendition, one look after the other.
struct FaceJudge {
  private(set) var encounters: [FaceEncounter] = []
  private var look = 0
  /// The last close look before this one: quick ones do not see small faces.
  private var lastCloseLook = 0

  /// `faces`, `hidden` and `shown` are in fractions of the source's picture; `keepPicture` is called at most once, where a face is new.
  mutating func add(
    _ faces: [SeenFace], isClose: Bool = true, hidden: [PlannedRegion], shown: [Region], atSeconds seconds: Double,
    keepPicture: () throws -> String?
  ) rethrows {
    look += 1
    defer { if isClose { lastCloseLook = look } }
    var kept: String??
    for face in faces {
      guard let kind = Self.kind(of: face, hidden, shown) else { continue }
      if let index = encounters.lastIndex(where: { $0.kind == kind && isSame($0, face) }) {
        encounters[index].add(face, seconds: seconds, look: look)
      } else {
        let picture = try kept ?? keepPicture()
        kept = .some(picture)
        encounters.append(FaceEncounter(kind, face, seconds: seconds, look: look, picture: picture))
      }
    }
  }

  /// nil for a face that may be seen.
  private static func kind(of face: SeenFace, _ hidden: [PlannedRegion], _ shown: [Region]) -> FaceEncounter.Kind? {
    let met = hidden.filter { $0.region.meets(face.box) }
    // A small region, such as one over a scar, is not meant to hide the face around it.
    if let planned = met.first(where: { $0.region.isAsLarge(as: face.box) }) { return .hidden(track: planned.track) }
    if shown.contains(where: { $0.meets(face.box) }) { return nil }
    return met.first.map { .hidden(track: $0.track) } ?? .notPlanned
  }

  /// A track is one encounter throughout; a face that nobody planned is the one that was near its place since the last close look.
  private func isSame(_ encounter: FaceEncounter, _ face: SeenFace) -> Bool {
    if case .hidden = encounter.kind { return true }
    return (lastCloseLook..<look).contains(encounter.lastLook)
      && encounter.box.expanded(by: 3).contains(x: face.box.centerX, y: face.box.centerY)
  }
}

extension FaceEncounter {
  fileprivate mutating func add(_ face: SeenFace, seconds: Double, look: Int) {
    if look != lastLook { looks += 1 }
    lastSeconds = seconds
    lastLook = look
    box = face.box
    network = [network, face.network].compactMap { $0 }.max()
    cascade = [cascade, face.cascade].compactMap { $0 }.max()
    isSeenByBoth = isSeenByBoth || face.isSeenByBoth
  }
}

extension Region {
  /// Whether it has at least a quarter of the area of `box`, both taken as boxes.
  fileprivate func isAsLarge(as box: NormalizedBox) -> Bool { boundingBox.area >= box.area / 4 }

  /// Whether a face in `box` is one that the region is meant for: either holds the other's centre.
  fileprivate func meets(_ box: NormalizedBox) -> Bool {
    let bounds = boundingBox
    return contains(x: box.centerX, y: box.centerY) || box.contains(x: bounds.centerX, y: bounds.centerY)
  }
}

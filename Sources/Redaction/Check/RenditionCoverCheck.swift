public import Media
import People

/// Looks whether what a plan covers is covered in one rendition, beside the source's pictures: it needs no detector to know what it is.
public final class RenditionCoverCheck {
  /// From here on, what shows is the source's (measured in decision 0016).
  static let leastCorrelation = 0.5
  /// A cover that happens to resemble its source shows less of its detail.
  static let leastShare = 0.1
  /// Seconds from one look to the next.
  static let stride = 0.5

  private let expectation: RenditionFaceCheck.Expectation
  private let open: () throws -> SourcePictures
  private var source: SourcePictures?
  private let keepPicture: (PrivatePicture) throws -> String?
  private var last = -Double.infinity
  /// Told every comparison, for those who measure.
  var observe: (FineDetail.Likeness) -> Void = { _ in }
  /// What shows, in the order in which it was seen.
  public private(set) var uncovered: [UncoveredPlace] = []

  /// `source` opens the source, once there is something to compare; `keepPicture` keeps the picture that it is given where only its owner can see it, and returns the path; nil keeps none.
  public init(
    expecting expectation: RenditionFaceCheck.Expectation, source: @escaping () throws -> SourcePictures,
    keepPicture: @escaping (PrivatePicture) throws -> String?
  ) {
    self.expectation = expectation
    open = source
    self.keepPicture = keepPicture
  }

  /// Takes the pictures of the rendition in turn, `seconds` after its first one. Nothing is compared quickly.
  public func add(_ picture: Frame, atSeconds seconds: Double, _ wish: LookWish = .usual) throws {
    guard wish != .quick, wish == .wanted || seconds + 1e-6 >= last + Self.stride else { return }
    last = seconds
    // Beside another picture of the source, what is rightly seen by now would be held against what was covered then.
    let times = expectation.showsSeconds ?? [seconds]
    if times.count == 1 { try compare(picture, shownAt: times[0], lookAt: seconds) }
  }

  /// `shown` is the second of the rendition that the picture shows, `seconds` when it is looked at.
  private func compare(_ picture: Frame, shownAt shown: Double, lookAt seconds: Double) throws {
    let span = expectation.view.sourceSpan(atSeconds: shown)
    let covered = try expectation.people.hiddenThroughout(span)
    guard !covered.isEmpty,
      let original = try opened().picture(atSeconds: expectation.view.sourceSeconds(atSeconds: shown))
    else { return }
    for (track, regions) in covered {
      guard let likeness = try likeness(regions, original, picture, lookAt: seconds) else { continue }
      observe(likeness)
      guard likeness.correlation >= Self.leastCorrelation, likeness.share >= Self.leastShare else { continue }
      if let index = uncovered.firstIndex(where: { $0.track == track }) {
        uncovered[index].add(seconds: seconds, correlation: likeness.correlation)
      } else {
        // What is written is what was delivered: nothing more can be given away by it than already was.
        let kept = try keepPicture(PrivatePicture(picture))
        uncovered.append(
          UncoveredPlace(track: track, seconds: seconds, correlation: likeness.correlation, picture: kept))
      }
    }
  }

  private func opened() throws -> SourcePictures {
    if let source { return source }
    let source = try open()
    self.source = source
    return source
  }

  /// Of what all `regions` cover, one track's in the frames that the picture may show. nil where too little of it is to be seen.
  private func likeness(
    _ regions: [Region], _ original: Frame, _ picture: Frame, lookAt seconds: Double
  ) throws -> FineDetail.Likeness? {
    let view = expectation.view
    let inRendition = view.renditionBox(regions[0].boundingBox.clamped(), atSeconds: seconds).clamped()
    let place = view.sourceBox(inRendition, atSeconds: seconds)
    let pixels = [
      inRendition.width * Double(picture.width), inRendition.height * Double(picture.height),
      place.width * Double(original.width),
      place.height * Double(original.height),
    ]
    let side = min(FineDetail.mostPoints, (pixels.min() ?? 0).wholeBelow)
    guard side >= FineDetail.leastPoints else { return nil }
    let isCompared = Self.points(side, of: place, in: regions)
    let detail = try original.withPlanes { FineDetail(of: place, side: side, in: $0[0]) }
    return detail.shown(
      in: try picture.withPlanes { FineDetail(of: inRendition, side: side, in: $0[0]) }, where: isCompared)
  }

  /// The points whose surroundings are covered, too.
  private static func points(_ side: Int, of place: NormalizedBox, in regions: [Region]) -> [Bool] {
    let step = (x: place.width / Double(side), y: place.height / Double(side))
    return (0..<side * side).map { index in
      let column = index % side, row = index / side
      guard column > 0, row > 0, column < side - 1, row < side - 1 else { return false }
      let box = NormalizedBox(
        x: place.x + Double(column - 1) * step.x, y: place.y + Double(row - 1) * step.y, width: 3 * step.x,
        height: 3 * step.y)
      return regions.allSatisfy { $0.covers(box) }
    }
  }
}

/// A place that a plan covers, and a rendition shows as the source does: from the first look at it to the last.
public struct UncoveredPlace: Sendable, Hashable {
  /// 0 for the whole picture.
  public let track: Int
  /// Of the rendition.
  public let firstSeconds: Double
  public fileprivate(set) var lastSeconds: Double
  /// Looks in which it shows.
  public fileprivate(set) var looks = 1
  /// The greatest correlation of its detail with the source's, 0…1.
  public fileprivate(set) var correlation: Double
  /// Where the first picture that shows it was kept; nil where none was.
  public let picture: String?

  init(track: Int, seconds: Double, correlation: Double, picture: String?) {
    self.track = track
    firstSeconds = seconds
    lastSeconds = seconds
    self.correlation = correlation
    self.picture = picture
  }

  mutating func add(seconds: Double, correlation: Double) {
    lastSeconds = seconds
    looks += 1
    self.correlation = max(self.correlation, correlation)
  }
}

import Files

/// What hides one person or one thing: a region in every frame of a track, or of a stretch that a person drew.
///
/// As JSON each region is one line: `frame centerX centerY radiusX radiusY` of an ellipse, or `frame polygon x y x y x y …`.
public struct PlannedTrack: Sendable, Hashable {
  /// The track's number in the identity map; what a person drew, and text, have numbers above those.
  public let id: Int
  /// Counted from 0.
  public let firstFrame: Int
  /// One for each frame from `firstFrame` on; never empty.
  public let regions: [Region]
  /// nil: as the method of the plan says.
  public let cover: Cover?

  public init(id: Int, firstFrame: Int, regions: [Region], cover: Cover? = nil) {
    self.id = id
    self.firstFrame = firstFrame
    self.regions = regions
    self.cover = cover
  }

  public var frames: Range<Int> { firstFrame..<firstFrame + regions.count }
}

extension PlannedTrack: Codable {
  private enum CodingKeys: String, CodingKey { case id, regions, cover }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(Int.self, forKey: .id)
    cover = try container.decodeIfPresent(Cover.self, forKey: .cover)
    var regions: [Region] = []
    var firstFrame = 0
    for line in try container.decode([String].self, forKey: .regions) {
      let words = line.split(separator: " ")
      guard let word = words.first, let frame = Int(word), (0...Int(Int32.max)).contains(frame),
        regions.isEmpty || frame == firstFrame + regions.count,
        let region = Region(words: words.dropFirst()), region.isPlausible
      else { throw Self.broken(line, container) }
      if regions.isEmpty { firstFrame = frame }
      regions.append(region)
    }
    guard !regions.isEmpty else { throw Self.broken("", container) }
    self.firstFrame = firstFrame
    self.regions = regions
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encodeIfPresent(cover, forKey: .cover)
    try container.encode(zip(frames, regions).map { "\($0) \($1.words)" }, forKey: .regions)
  }

  private static func broken(_ line: String, _ container: KeyedDecodingContainer<CodingKeys>) -> DecodingError {
    .dataCorruptedError(
      forKey: .regions, in: container,
      debugDescription:
        "'\(line.printable)' is not the next 'frame centerX centerY radiusX radiusY' or 'frame polygon x y x y x y' of a track without gaps"
    )
  }
}

extension Region {
  fileprivate var words: String {
    switch self {
    case .ellipse(let ellipse): "\(ellipse.centerX) \(ellipse.centerY) \(ellipse.radiusX) \(ellipse.radiusY)"
    case .polygon(let polygon): "polygon " + polygon.corners.map { "\($0.x) \($0.y)" }.joined(separator: " ")
    }
  }

  fileprivate init?(words: some Collection<Substring>) {
    let isPolygon = words.first == "polygon"
    let numbers = words.dropFirst(isPolygon ? 1 : 0).map { Double($0) }.compactMap { $0 }
    guard numbers.count == words.count - (isPolygon ? 1 : 0) else { return nil }
    if isPolygon {
      guard numbers.count >= 6, numbers.count.isMultiple(of: 2) else { return nil }
      self = .polygon(
        NormalizedPolygon(stride(from: 0, to: numbers.count, by: 2).map { .init(x: numbers[$0], y: numbers[$0 + 1]) }))
    } else {
      guard numbers.count == 4 else { return nil }
      self.init(centerX: numbers[0], centerY: numbers[1], radiusX: numbers[2], radiusY: numbers[3])
    }
  }
}

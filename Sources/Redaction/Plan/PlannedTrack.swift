import Files

/// What hides one person: a region in every frame of a track.
///
/// As JSON each region is one line, `frame centerX centerY radiusX radiusY`.
public struct PlannedTrack: Sendable, Hashable {
  /// The track's number in the identity map.
  public let id: Int
  /// Counted from 0.
  public let firstFrame: Int
  /// One for each frame from `firstFrame` on; never empty.
  public let regions: [Region]

  public init(id: Int, firstFrame: Int, regions: [Region]) {
    self.id = id
    self.firstFrame = firstFrame
    self.regions = regions
  }

  public var frames: Range<Int> { firstFrame..<firstFrame + regions.count }
}

extension PlannedTrack: Codable {
  private enum CodingKeys: String, CodingKey { case id, regions }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(Int.self, forKey: .id)
    var regions: [Region] = []
    var firstFrame = 0
    for line in try container.decode([String].self, forKey: .regions) {
      let words = line.split(separator: " ")
      let numbers = words.dropFirst().compactMap { Double($0) }
      guard words.count == 5, numbers.count == 4, let frame = Int(words[0]), (0...Int(Int32.max)).contains(frame),
        regions.isEmpty || frame == firstFrame + regions.count
      else { throw Self.broken(line, container) }
      if regions.isEmpty { firstFrame = frame }
      let region = Region(centerX: numbers[0], centerY: numbers[1], radiusX: numbers[2], radiusY: numbers[3])
      guard region.isPlausible else { throw Self.broken(line, container) }
      regions.append(region)
    }
    guard !regions.isEmpty else { throw Self.broken("", container) }
    self.firstFrame = firstFrame
    self.regions = regions
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    let lines = zip(frames, regions).map { "\($0) \($1.centerX) \($1.centerY) \($1.radiusX) \($1.radiusY)" }
    try container.encode(lines, forKey: .regions)
  }

  private static func broken(_ line: String, _ container: KeyedDecodingContainer<CodingKeys>) -> DecodingError {
    .dataCorruptedError(
      forKey: .regions, in: container,
      debugDescription: "'\(line.printable)' is not the next 'frame centerX centerY radiusX radiusY' of a track without gaps")
  }
}

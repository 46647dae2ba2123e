import Files

/// What a person drew, as planned tracks.
struct DrawnTracks {
  private let times: FrameTimes
  private let ways: [String: FollowedPatch]
  private var nextID: Int
  private(set) var tracks: [PlannedTrack] = []
  /// Where a face may be seen.
  private(set) var shown: [PlannedTrack] = []

  /// `ways` says where each patch that is followed went. Throws `Failure` where something would never be seen.
  init(_ decisions: Decisions, _ times: FrameTimes, ways: [String: FollowedPatch], firstID: Int) throws {
    self.times = times
    self.ways = ways
    nextID = firstID
    for (name, drawing) in decisions.namedDrawings { try add(drawing, name) }
    for (name, stretch) in decisions.namedStretches {
      let frames = times.shown(from: stretch.from, to: stretch.to).clamped(to: 0..<times.count)
      try add(frames, name, cover: stretch.action == .black ? .black : .blur) { _ in .wholePicture }
    }
  }

  private mutating func add(_ drawing: Decisions.Drawing, _ name: String) throws {
    let (path, times) = (DrawnPath(drawing), times)
    guard drawing.follow == true else {
      let frames = times.shown(from: path.seconds.lowerBound, to: path.seconds.upperBound)
      return try add(frames, name, cover: drawing.cover, isShown: drawing.show == true) {
        path.region(at: times.seconds($0))
      }
    }
    guard let way = ways[name], let start = way.boxes.first else {
      throw Failure(doing: "planning what to hide", reason: "nothing says where '\(name)' went", advice: "Run again")
    }
    // From `from:` on it is where the keyframe shows it; the tracker goes forwards only.
    let first = times.shown(from: path.seconds.lowerBound, to: drawing.at[0][0]).lowerBound
    try add(
      min(first, way.firstFrame)..<way.firstFrame + way.boxes.count, name, cover: drawing.cover,
      isShown: drawing.show == true
    ) { frame in
      path.region(movedTo: way.boxes[max(0, frame - way.firstFrame)], from: start)
    }
  }

  private mutating func add(
    _ frames: Range<Int>, _ name: String, cover: Cover?, isShown: Bool = false, _ region: (Int) -> Region
  ) throws {
    guard !frames.isEmpty else {
      throw Failure(
        doing: "carrying out the decisions",
        reason:
          "'\(name)' is never there: its times lie outside the source, which ends at \(times.seconds(times.count - 1)) s",
        advice: "Correct its times in the decisions file")
    }
    let track = PlannedTrack(
      id: nextID, firstFrame: frames.lowerBound, regions: frames.map { region($0).roundedOutward() }, cover: cover)
    if isShown { shown.append(track) } else { tracks.append(track) }
    nextID += 1
  }
}

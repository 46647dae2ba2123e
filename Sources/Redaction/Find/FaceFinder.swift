public import Files
public import Media

/// Looks at every picture of a source and says who appears where.
public struct FaceFinder {
  private let detector: FaceDetector
  private let model: FaceModel
  private let schedule: DetectionSchedule

  /// `threads` is for the network. Throws `Failure` where the model cannot be loaded.
  public init(model: FaceModel, schedule: DetectionSchedule = DetectionSchedule(), threads: Int = 2) throws {
    self.model = model
    self.schedule = schedule
    detector = try FaceDetector(model: model, threads: threads)
  }

  /// Reads the source once, to its end. `digest` is the source's; `progress` is told the pictures seen and about how many there
  /// are (0: unknown). Throws where the source cannot be decoded to its end: half a map would hide half a person.
  public func find(
    in file: SourceFile, tier: InputTier, digest: Digest, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> IdentityMap {
    let reader = try MediaReader(file, tier: tier, sound: .nothing)
    guard let format = reader.pictureFormat, let timeBase = reader.pictureTimeBase else {
      throw Failure(doing: "looking for people", path: file.path, reason: "there is no picture track")
    }
    var tracks = TrackBuilder(timeBase: timeBase)
    var shots = ShotFinder()
    // Whether a picture begins a shot is known some pictures later.
    var waiting: [(pts: Int64, seen: [Detection])] = []
    func decide(_ cuts: [Bool]) throws {
      for (frame, isCut) in zip(waiting, cuts) { try tracks.add(frame.seen, pts: frame.pts, beginsShot: isCut) }
      waiting.removeFirst(cuts.count)
    }
    var scalers: [NetworkSize: Downscaler] = [:]
    var count = 0
    while let item = try reader.next() {
      guard case .picture(let frame) = item, let time = frame.time else { continue }
      let seen: [[Detection]] = try schedule.sizes(forFrame: count, width: frame.width, height: frame.height).map { size in
        let scaler = scalers[size] ?? Downscaler(width: size.width, height: size.height)
        scalers[size] = scaler
        return try detect(in: scaler.scale(frame))
      }
      waiting.append((time.ticks, DetectionMerge.merge(seen.flatMap { $0 })))
      try decide(shots.add(PictureSketch(of: frame)))
      count += 1
      progress(count, reader.expectedPictures)
    }
    try decide(shots.finish())
    let (times, cuts, found) = try tracks.finish()
    return try IdentityMap(
      source: digest, width: format.width, height: format.height, timeBase: timeBase, times: times, shots: cuts,
      detector: .init(modelDigest: model.digest), tracks: found)
  }

  private func detect(in small: Frame) throws -> [Detection] {
    try small.withPackedRows { bytes, stride in
      try detector.detect(
        in: BGRPicture(width: small.width, height: small.height, stride: stride, bytes: bytes), threshold: schedule.threshold)
    }
  }
}

import People

/// Where a person is at one time: how a decision names a track, so that it still means the same one when people have been looked for anew.
struct TrackPlace {
  let seconds: Double
  /// Of no size: a point.
  private let box: NormalizedBox

  /// Seconds, x, y; or seconds, x, y, width, height. nil for any other number of numbers.
  init?(_ row: [Double]) {
    guard row.count == 3 || row.count == 5 else { return nil }
    seconds = row[0]
    box = NormalizedBox(x: row[1], y: row[2], width: row.count == 5 ? row[3] : 0, height: row.count == 5 ? row[4] : 0)
  }

  enum Mismatch: Error {
    case beyondTheEnd, nobodyThere, severalThere
  }

  /// Boxes of one face that overlap less than this, in IoU, are of two. Detections of the same face at other sizes of the network agree to 0.4 and more.
  static let leastIoU = 0.3
  /// A second track that fits as well as this, as a share of the best, makes the place ambiguous.
  private static let runnerUp = 0.75

  /// The index of the track that is meant. Throws `Mismatch`.
  func track(among tracks: [FaceTrack], _ times: FrameTimes) throws(Mismatch) -> Int {
    try index(times) { frame in tracks.map { $0.box(inFrame: frame)?.box } }
  }

  /// The index of the box that is meant, among those of all tracks in a frame. Throws `Mismatch`.
  func index(_ times: FrameTimes, among boxes: (Int) -> [NormalizedBox?]) throws(Mismatch) -> Int {
    guard let frame = times.frame(nearest: seconds) else { throw .beyondTheEnd }
    let fits = boxes(frame).enumerated().compactMap { index, box in
      box.map { (index: index, fit: fit($0)) }
    }.filter { $0.fit >= Self.leastIoU }.sorted { ($1.fit, $0.index) < ($0.fit, $1.index) }
    guard let best = fits.first else { throw .nobodyThere }
    if fits.count > 1, fits[1].fit >= best.fit * Self.runnerUp { throw .severalThere }
    return best.index
  }

  /// A point is in a box, or it is not.
  private func fit(_ other: NormalizedBox) -> Double { box.area > 0 ? box.iou(other) : other.contains(box) ? 1 : 0 }
}

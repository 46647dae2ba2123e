import Files
import Media
import People
import TestSupport

/// A made-up source: people who move, and what a detector might see of them.
package struct Scene {
  package let timeBase: Rational
  package let pts: [Int64]
  /// For each frame.
  package let detections: [[Detection]]

  /// Two to four people on straight ways with jitter; a third of the sightings is lost, single and in stretches, confidence
  /// varies, weak phantoms flash up, and frames last differently long.
  package init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    timeBase = Rational(1, 1000)
    var time = Int64.random(in: -500...5000, using: &random)
    var pts: [Int64] = []
    for _ in 0..<Int.random(in: 120...260, using: &random) {
      pts.append(time)
      time += Int64.random(in: 16...60, using: &random)
    }
    self.pts = pts
    var detections = [[Detection]](repeating: [], count: pts.count)
    for _ in 0..<Int.random(in: 2...4, using: &random) {
      let size = Double.random(in: 0.03...0.3, using: &random)
      let start = (x: Double.random(in: -0.05...0.9, using: &random), y: Double.random(in: -0.05...0.8, using: &random))
      let speed = (
        x: Double.random(in: -0.003...0.003, using: &random), y: Double.random(in: -0.002...0.002, using: &random)
      )
      var lostFor = 0
      for frame in pts.indices {
        if Int.random(in: 0..<40, using: &random) == 0 { lostFor = Int.random(in: 1...40, using: &random) }
        lostFor -= 1
        if lostFor >= 0 || Int.random(in: 0..<10, using: &random) == 0 { continue }
        let jitter = size * Double.random(in: -0.05...0.05, using: &random)
        let box = NormalizedBox(
          x: start.x + speed.x * Double(frame) + jitter, y: start.y + speed.y * Double(frame) - jitter,
          width: size - jitter,
          height: size * 1.6)
        detections[frame].append(Detection(box: box, confidence: .random(in: 0.15...0.99, using: &random), scale: 320))
      }
    }
    for frame in pts.indices where Int.random(in: 0..<4, using: &random) == 0 {
      let box = NormalizedBox(
        x: .random(in: 0...0.9, using: &random), y: .random(in: 0...0.9, using: &random), width: 0.04, height: 0.06)
      detections[frame].append(Detection(box: box, confidence: .random(in: 0.15...0.3, using: &random), scale: 320))
    }
    self.detections = detections
  }

  /// One person who stands still and is seen in `frames`, each with the same confidence.
  package init(frameCount: Int, seenIn frames: [Int], confidence: Double = 0.9, timeBase: Rational = Rational(1, 50)) {
    self.timeBase = timeBase
    pts = (0..<frameCount).map { Int64($0) }
    let box = NormalizedBox(x: 0.4, y: 0.3, width: 0.1, height: 0.2)
    detections = (0..<frameCount).map { frame in
      frames.contains(frame) ? [Detection(box: box, confidence: confidence, scale: 320)] : []
    }
  }

  package func map() throws -> IdentityMap {
    var builder = TrackBuilder(timeBase: timeBase)
    for (detections, pts) in zip(detections, pts) { try builder.add(detections, pts: pts) }
    let (times, shots, tracks) = try builder.finish()
    return try IdentityMap(
      source: Digest.of("a source"), width: 1920, height: 1080, timeBase: timeBase, times: times, shots: shots,
      detector: .init(modelDigest: Digest.of("a model")), tracks: tracks)
  }
}

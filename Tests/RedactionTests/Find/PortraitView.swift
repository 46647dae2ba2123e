import Foundation

@testable import Redaction

/// A small picture with one head in it.
struct PortraitView {
  let width: Int
  let height: Int
  /// Interleaved blue, green, red.
  let bytes: Data
  /// Of the head, in pixels.
  let outline: [(x: Double, y: Double)]

  func detections(
    _ detector: FaceDetector, threshold: Float = Float(TrackBuilder.Settings().leastConfidence)
  ) throws -> [Detection] {
    try bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, buffer.count == width * height * 3 else {
        throw FFmpegCommand.Failed(text: "ffmpeg gave \(buffer.count) bytes for \(width) × \(height) pixels")
      }
      return try detector.detect(
        in: BGRPicture(width: width, height: height, stride: width * 3, bytes: base), threshold: threshold)
    }
  }
}

extension PortraitView {
  /// Of the head, in fractions of the picture.
  var boundsOfHead: NormalizedBox {
    let xs = outline.map { $0.x / Double(width) }
    let ys = outline.map { $0.y / Double(height) }
    return NormalizedBox(left: xs.min() ?? 0, top: ys.min() ?? 0, right: xs.max() ?? 0, bottom: ys.max() ?? 0)
  }

  /// How far out the head's outline reaches in `region`: 1 is the ellipse's edge.
  func farthest(from region: NormalizedEllipse) -> Double {
    let distances = outline.map { point in
      let dx = (point.x / Double(width) - region.centerX) / region.radiusX
      let dy = (point.y / Double(height) - region.centerY) / region.radiusY
      return (dx * dx + dy * dy).squareRoot()
    }
    return distances.max() ?? .infinity
  }
}

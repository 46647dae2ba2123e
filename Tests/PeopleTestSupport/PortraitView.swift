import Foundation
import People
import TestSupport

/// A small picture with one head in it.
package struct PortraitView {
  package let width: Int
  package let height: Int
  /// Interleaved blue, green, red.
  package let bytes: Data
  /// Of the head, in pixels.
  package let outline: [(x: Double, y: Double)]

  package init(width: Int, height: Int, bytes: Data, outline: [(x: Double, y: Double)]) {
    self.width = width
    self.height = height
    self.bytes = bytes
    self.outline = outline
  }

  package func detections(
    _ detector: FaceDetector, threshold: Float = Float(TrackBuilder.Settings().leastConfidence)
  ) throws -> [Detection] {
    try bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, buffer.count == width * height * 3 else {
        throw Command.Failed("ffmpeg gave \(buffer.count) bytes for \(width) × \(height) pixels")
      }
      return try detector.detect(
        in: BGRPicture(width: width, height: height, stride: width * 3, bytes: base), threshold: threshold)
    }
  }
}

extension PortraitView {
  /// Of the head, in fractions of the picture.
  package var boundsOfHead: NormalizedBox {
    let xs = outline.map { $0.x / Double(width) }
    let ys = outline.map { $0.y / Double(height) }
    return NormalizedBox(left: xs.min() ?? 0, top: ys.min() ?? 0, right: xs.max() ?? 0, bottom: ys.max() ?? 0)
  }
}

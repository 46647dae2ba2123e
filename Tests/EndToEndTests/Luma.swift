import Foundation
import TestSupport
import Testing

/// Decoded luma of one clip, read by the `ffmpeg` command: a second opinion on our own decoder.
struct Luma {
  let width: Int
  let height: Int
  let frames: [[UInt8]]

  init(of path: String, width: Int, height: Int) throws {
    self.width = width
    self.height = height
    let bytes = [UInt8](
      try Clip.ffmpeg([
        "-i", path, "-vf", "scale=\(width):\(height):flags=area", "-pix_fmt", "gray", "-f", "rawvideo", "-",
      ]))
    let size = width * height
    frames = stride(from: 0, to: bytes.count - size + 1, by: size).map { Array(bytes[$0..<$0 + size]) }
  }

  /// How much fine detail a rectangle holds: the mean square of the Laplacian.
  func detail(frame: Int, x: Range<Int>, y: Range<Int>) -> Double {
    let picture = frames[frame]
    var sum = 0.0
    var count = 0
    for row in y.clamped(to: 1..<height - 1) {
      for column in x.clamped(to: 1..<width - 1) {
        let i = row * width + column
        let laplacian =
          4 * Int(picture[i]) - Int(picture[i - 1]) - Int(picture[i + 1]) - Int(picture[i - width])
          - Int(picture[i + width])
        sum += Double(laplacian * laplacian)
        count += 1
      }
    }
    return sum / Double(max(1, count))
  }

  /// Mean absolute difference to another clip's frame over some rows.
  func difference(to other: Luma, frame: Int, rows: Range<Int>) -> Double {
    var sum = 0
    for index in rows.lowerBound * width..<rows.upperBound * width {
      sum += abs(Int(frames[frame][index]) - Int(other.frames[frame][index]))
    }
    return Double(sum) / Double(rows.count * width)
  }
}

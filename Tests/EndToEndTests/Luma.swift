import Foundation
import Testing

/// Decoded luma of one clip, read by the `ffmpeg` command: a second opinion on our own decoder.
struct Luma {
  let width: Int
  let height: Int
  let frames: [[UInt8]]

  init(of path: String, width: Int, height: Int) throws {
    self.width = width
    self.height = height
    frames = try Tool.withFolder { folder in
      let raw = folder.appendingPathComponent("luma").path
      let result = try Tool.run(
        URL(fileURLWithPath: "/usr/bin/ffmpeg"),
        [
          "-v", "error", "-nostdin", "-i", path, "-vf", "scale=\(width):\(height):flags=area", "-pix_fmt", "gray", "-f",
          "rawvideo", raw,
        ])
      try #require(result.status == 0, "ffmpeg could not decode \(path): \(result.errors)")
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: raw)))
      let size = width * height
      return stride(from: 0, to: bytes.count - size + 1, by: size).map { Array(bytes[$0..<$0 + size]) }
    }
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

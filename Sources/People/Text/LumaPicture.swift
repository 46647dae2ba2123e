import Media

/// A picture's luma at 600 to 1000 pixels across: enough to follow letters in, and small enough to keep a second of them.
struct LumaPicture {
  /// Pixels.
  let width: Int
  let height: Int
  /// Row by row.
  private let values: [UInt8]

  init(width: Int, height: Int, values: [UInt8]) {
    (self.width, self.height, self.values) = (width, height, values)
  }

  private static let side = 800

  /// Each pixel is the mean of a square of the picture's.
  init(of picture: Frame) throws { self = try picture.withPlanes { LumaPicture(of: $0[0]) } }

  init(of plane: Plane) {
    let factor = max(1, (max(plane.width, plane.height) + Self.side / 2) / Self.side)
    let (width, height) = (max(1, plane.width / factor), max(1, plane.height / factor))
    values = [UInt8](unsafeUninitializedCapacity: width * height) { target, count in
      for y in 0..<height {
        let line = plane.base + y * factor * plane.stride
        if factor == 1 {
          for x in 0..<width { target[y * width + x] = line[x] }
        } else if factor == 2 {
          let below = line + plane.stride
          for x in 0..<width {
            let sum = UInt16(line[2 * x]) &+ UInt16(line[2 * x + 1]) &+ UInt16(below[2 * x]) &+ UInt16(below[2 * x + 1])
            target[y * width + x] = UInt8(truncatingIfNeeded: sum >> 2)
          }
        } else {
          for x in 0..<width {
            var sum = 0
            for row in 0..<factor {
              for column in 0..<factor { sum &+= Int(line[row * plane.stride + x * factor + column]) }
            }
            target[y * width + x] = UInt8(truncatingIfNeeded: sum / (factor * factor))
          }
        }
      }
      count = width * height
    }
    (self.width, self.height) = (width, height)
  }

  /// Means of `columns` × `rows` cells with sides of `cell` pixels, of which the first begins at `left`, `top`; beyond the picture its edge goes on. Each
  /// is the mean of four samples.
  func cells(left: Double, top: Double, cell: Double, columns: Int, rows: Int) -> [Float] {
    func positions(_ origin: Double, _ count: Int, _ limit: Int) -> [Int] {
      (0..<2 * count).map { min(limit - 1, max(0, Int((origin + cell * (Double($0) + 0.5) / 2).rounded(.down)))) }
    }
    let xs = positions(left, columns, width), ys = positions(top, rows, height)
    return values.withUnsafeBufferPointer { values in
      [Float](unsafeUninitializedCapacity: columns * rows) { target, count in
        for row in 0..<rows {
          let first = ys[2 * row] * width, second = ys[2 * row + 1] * width
          for column in 0..<columns {
            let a = xs[2 * column], b = xs[2 * column + 1]
            let sum =
              Int(values[first + a]) + Int(values[first + b]) + Int(values[second + a]) + Int(values[second + b])
            target[row * columns + column] = Float(sum) / 4
          }
        }
        count = columns * rows
      }
    }
  }
}

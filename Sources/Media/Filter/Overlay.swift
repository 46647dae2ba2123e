internal import CFFmpeg
import Support

/// One colour at varying opacity over a rectangle: all that may be painted on a redacted picture.
public struct Overlay: Sendable {
  /// Pixels from the left and top of the picture; may reach beyond it.
  public let x: Int
  public let y: Int
  public let width: Int
  public let height: Int
  /// `width` × `height` values, row by row: 0 leaves the picture, 255 covers it.
  public let coverage: [UInt8]
  /// BT.709, limited range.
  public let luma: UInt8
  public let blue: UInt8
  public let red: UInt8

  /// The colour is given as 8-bit sRGB. Throws nothing: a coverage of the wrong size is cut or taken as 0.
  public init(x: Int, y: Int, width: Int, height: Int, coverage: [UInt8], rgb: (UInt8, UInt8, UInt8)) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    let count = width > 0 && height > 0 ? width.multipliedClamped(by: height) : 0
    self.coverage =
      coverage.count == count ? coverage : (coverage + Array(repeating: 0, count: count)).prefix(count).map { $0 }
    let r = Double(rgb.0) / 255, g = Double(rgb.1) / 255, b = Double(rgb.2) / 255
    // ITU-R BT.709-6, items 3.2 to 3.4, with 8-bit limited-range quantisation.
    let y709 = 0.2126 * r + 0.7152 * g + 0.0722 * b
    luma = UInt8((16 + 219 * y709).rounded())
    blue = UInt8((128 + 224 * (b - y709) / 1.8556).rounded())
    red = UInt8((128 + 224 * (r - y709) / 1.5748).rounded())
  }
}

/// Where overlays lie on the pictures of a film, and how long.
public struct OverlayPlace: Sendable, Hashable, Codable {
  /// Pixels from the left and top of the picture.
  public struct Box: Sendable, Hashable, Codable {
    public let x: Int, y: Int, width: Int, height: Int
  }

  /// The times of the first and the last picture that has them.
  public let startSeconds: Double
  public var endSeconds: Double
  public let boxes: [Box]

  public init(_ overlays: [Overlay], atSeconds seconds: Double) {
    (startSeconds, endSeconds) = (seconds, seconds)
    boxes = overlays.map { Box(x: $0.x, y: $0.y, width: $0.width, height: $0.height) }
  }
}

extension RedactedFrame {
  /// The same picture with the overlays blended over it, in order. The pixels are copied only if somebody else holds them.
  public consuming func blended(with overlays: [Overlay]) throws -> RedactedFrame {
    guard !overlays.isEmpty else { return self }
    let copy = try frame.reference()
    try copy.withWritablePlanes { planes in
      for overlay in overlays { overlay.blend(into: planes) }
    }
    return RedactedFrame(keeping: copy)
  }
}

extension Overlay {
  fileprivate func blend(into planes: [Plane]) {
    let luma = planes[0]
    let left = max(0, x), right = min(luma.width, x.addingClamped(width)), top = max(0, y)
    let bottom = min(luma.height, y.addingClamped(height))
    guard left < right, top < bottom else { return }
    coverage.withUnsafeBufferPointer { coverage in
      guard let base = coverage.baseAddress else { return }
      for row in top..<bottom {
        let source = base + (row - y) * width + (left - x)
        Self.blendRow(luma.base + row * luma.stride + left, source, count: right - left, color: Int32(self.luma))
      }
      blendChroma(planes, base, columns: left..<right, rows: top..<bottom)
    }
  }

  /// 0 → the picture, 255 → the colour; exact at both ends.
  private static func blendRow(
    _ target: UnsafeMutablePointer<UInt8>, _ source: UnsafePointer<UInt8>, count: Int, color: Int32
  ) {
    for index in 0..<count {
      let alpha = Int32(source[index]), old = Int32(target[index])
      let mixed = old &* 255 &+ alpha &* (color &- old)
      target[index] = UInt8(truncatingIfNeeded: (mixed &+ 127) / 255)
    }
  }

  /// A chroma sample takes the mean coverage of its four pixels.
  private func blendChroma(_ planes: [Plane], _ base: UnsafePointer<UInt8>, columns: Range<Int>, rows: Range<Int>) {
    for row in rows.lowerBound / 2...(rows.upperBound - 1) / 2 where row < planes[1].height {
      let blueRow = planes[1].base + row * planes[1].stride, redRow = planes[2].base + row * planes[2].stride
      for column in columns.lowerBound / 2...(columns.upperBound - 1) / 2 where column < planes[1].width {
        var sum: Int32 = 0
        for line in [row * 2, row * 2 + 1] where rows.contains(line) {
          let start = base + (line - y) * width - x
          if columns.contains(column * 2) { sum &+= Int32(start[column * 2]) }
          if columns.contains(column * 2 + 1) { sum &+= Int32(start[column * 2 + 1]) }
        }
        guard sum > 0 else { continue }
        let oldBlue = Int32(blueRow[column]), oldRed = Int32(redRow[column])
        blueRow[column] = UInt8(truncatingIfNeeded: (oldBlue &* 1020 &+ sum &* (Int32(blue) &- oldBlue) &+ 510) / 1020)
        redRow[column] = UInt8(truncatingIfNeeded: (oldRed &* 1020 &+ sum &* (Int32(red) &- oldRed) &+ 510) / 1020)
      }
    }
  }
}

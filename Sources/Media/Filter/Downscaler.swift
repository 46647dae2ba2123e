/// Makes small BGR pictures for the detector.
public final class Downscaler {
  private let graph: FilterGraph

  /// Sizes in pixels.
  public init(width: Int, height: Int) {
    graph = FilterGraph(.picture, operation: "scaling the picture for detection") { _ in
      "scale=\(width):\(height):flags=area,format=bgr24"
    }
  }

  /// One picture in, one picture out.
  public func scale(_ frame: Frame) throws -> Frame {
    try graph.push(frame)
    guard let small = try graph.take() else {
      throw MediaError("scaling the picture for detection", reason: "the scaler gave nothing back")
    }
    return small
  }
}

/// Makes small grey pictures of a part of each picture, for comparing.
public final class LumaScaler {
  private let graph: FilterGraph

  /// The part that is looked at, and the size that it gets, all in pixels. The part must lie within the picture.
  public init(x: Int, y: Int, width: Int, height: Int, columns: Int, rows: Int) {
    graph = FilterGraph(.picture, operation: Self.scaling) { _ in
      "crop=\(width):\(height):\(x):\(y):exact=1,scale=\(columns):\(rows):flags=area,format=gray"
    }
  }

  private static let scaling = "scaling the picture for comparing"

  /// Row by row, without gaps.
  public func scale(_ frame: Frame) throws -> [UInt8] {
    try graph.push(frame)
    guard let small = try graph.take() else { throw MediaError(Self.scaling, reason: "the scaler gave nothing back") }
    return try small.withPackedRows { bytes, stride in
      [UInt8](unsafeUninitializedCapacity: small.width * small.height) { target, count in
        for row in 0..<small.height {
          target.baseAddress?.advanced(by: row * small.width).update(from: bytes + row * stride, count: small.width)
        }
        count = small.width * small.height
      }
    }
  }
}

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

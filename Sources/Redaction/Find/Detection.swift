/// A face that the network saw in one frame.
public struct Detection: Sendable, Hashable {
  public let box: NormalizedBox
  /// 0…1
  public let confidence: Double
  /// Long side, in pixels, of the network's input in which it was seen.
  public let scale: Int

  public init(box: NormalizedBox, confidence: Double, scale: Int) {
    self.box = box
    self.confidence = confidence
    self.scale = scale
  }
}

/// Where a whole picture lies in a frame of another shape, in pixels of the frame. Where it was cropped, it reaches beyond the frame.
public struct PicturePlacement: Sendable, Hashable {
  public let x: Int
  public let y: Int
  public let width: Int
  public let height: Int
  public let frameWidth: Int
  public let frameHeight: Int

  public init(x: Int, y: Int, width: Int, height: Int, frameWidth: Int, frameHeight: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.frameWidth = frameWidth
    self.frameHeight = frameHeight
  }

  /// The place in the picture that is shown at a place of the frame; both in fractions, and beyond 0…1 where nothing of the picture is.
  public func pictureX(ofFrameX x: Double) -> Double { (x * Double(frameWidth) - Double(self.x)) / Double(width) }
  public func pictureY(ofFrameY y: Double) -> Double { (y * Double(frameHeight) - Double(self.y)) / Double(height) }
}

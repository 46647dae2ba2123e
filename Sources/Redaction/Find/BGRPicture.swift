/// A view of a small picture of interleaved blue, green and red bytes.
///
/// It owns nothing: the bytes must outlive the call that it is given to.
public struct BGRPicture {
  /// Pixels; a multiple of 32.
  public let width: Int
  /// Pixels; a multiple of 32.
  public let height: Int
  /// Bytes from one row to the next, at least 3 × width.
  public let stride: Int
  /// `stride` × (`height` - 1) + 3 × `width` bytes can be read from here.
  public let bytes: UnsafeRawPointer

  public init(width: Int, height: Int, stride: Int, bytes: UnsafeRawPointer) {
    self.width = width
    self.height = height
    self.stride = stride
    self.bytes = bytes
  }
}

/// What a plane's samples are stored in: one byte for 8 bits, two for 9 to 16.
public protocol PlaneSample: FixedWidthInteger, UnsignedInteger, SIMDScalar, Codable, Sendable {}

extension UInt8: PlaneSample {}
extension UInt16: PlaneSample {}

/// The samples of one plane of a picture, valid only while the closure that received it runs.
public struct SamplePlane<Sample: PlaneSample> {
  public let base: UnsafeMutablePointer<Sample>
  /// Samples from one row to the next.
  public let stride: Int
  /// In samples.
  public let width: Int
  /// In samples.
  public let height: Int
  /// Pixels of the picture across one sample: 1, or 2 for the chroma of 4:2:2 and 4:2:0.
  public let columnStep: Int
  /// Pixels of the picture down one sample: 1, or 2 for the chroma of 4:2:0.
  public let rowStep: Int
  /// Bits that are used of a sample, the low ones.
  public let bitDepth: Int
}

/// A plane of an 8-bit picture.
public typealias Plane = SamplePlane<UInt8>

/// The three planes of a picture, luma first.
public enum PicturePlanes {
  /// 8 bits a sample.
  case bytes([SamplePlane<UInt8>])
  /// 9 to 16 bits a sample, in the byte order of this machine.
  case words([SamplePlane<UInt16>])
}

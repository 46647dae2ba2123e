internal import CFFmpeg

/// The Fourier transform of real numbers, by libavutil. For one thread at a time.
public final class FourierTransform {
  /// A number of a spectrum.
  public struct Value {
    public var re: Float
    public var im: Float
  }

  /// How many numbers are transformed: a power of two.
  public let size: Int
  private let forwards: Direction
  private let backwards: Direction
  private let spectrum: UnsafeMutablePointer<Value>

  public init(size: Int) throws {
    self.size = size
    forwards = try Direction(size, isInverse: false)
    backwards = try Direction(size, isInverse: true)
    spectrum = .allocate(capacity: size / 2 + 1)
    spectrum.initialize(repeating: Value(re: 0, im: 0), count: size / 2 + 1)
  }

  deinit { spectrum.deallocate() }

  /// Changes the spectrum of `size` samples in place: `body` gets the values at 0, 1, … `size`/2 times the sample rate over `size`.
  public func withSpectrum(
    of samples: UnsafeMutablePointer<Float>, _ body: (UnsafeMutablePointer<Value>) throws -> Void
  ) rethrows {
    forwards.transform(UnsafeMutableRawPointer(samples), into: spectrum, MemoryLayout<Float>.stride)
    try body(spectrum)
    backwards.transform(UnsafeMutableRawPointer(spectrum), into: samples, MemoryLayout<Value>.stride)
  }
}

/// There or back, which gives what was there before.
private final class Direction {
  private var context: OpaquePointer?
  private let function: av_tx_fn

  init(_ size: Int, isInverse: Bool) throws {
    let operation = "setting up the Fourier transform"
    var function: av_tx_fn?
    var scale: Float = isInverse ? 1 / Float(size) : 1
    try check(
      av_tx_init(
        &context, &function, AV_TX_FLOAT_RDFT, isInverse ? 1 : 0, Int32(clamping: size), &scale,
        UInt64(AV_TX_UNALIGNED.rawValue)), operation)
    guard let function else { throw MediaError(operation, reason: "libavutil has none of \(size) values") }
    self.function = function
  }

  deinit { av_tx_uninit(&context) }

  func transform(_ from: UnsafeMutableRawPointer, into target: UnsafeMutableRawPointer, _ stride: Int) {
    function(context, target, from, stride)
  }
}

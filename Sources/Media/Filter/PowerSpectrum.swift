internal import CFFmpeg
import Foundation

/// How strong each frequency is in a short stretch of sound, by libavutil's Fourier transform. For one thread at a time.
public final class PowerSpectrum {
  /// Of the transform: half of it plus one values come out.
  public let size: Int
  private var context: OpaquePointer?
  private var transform: av_tx_fn?
  private let window: [Float]
  private var input: [AVComplexFloat]
  private var output: [AVComplexFloat]

  /// `samples` go in at a time.
  public init(samples: Int) throws {
    var size = 2
    while size < samples { size *= 2 }
    self.size = size
    // Hann: the ends of the stretch fade, so that cutting it out adds no frequencies.
    window = (0..<size).map { $0 < samples ? 0.5 - 0.5 * cos(2 * .pi * Float($0) / Float(samples)) : 0 }
    input = Array(repeating: AVComplexFloat(re: 0, im: 0), count: size)
    output = input
    var scale: Float = 1
    try check(
      av_tx_init(&context, &transform, AV_TX_FLOAT_FFT, 0, Int32(size), &scale, UInt64(AV_TX_UNALIGNED.rawValue)),
      "setting up the Fourier transform")
  }

  deinit { av_tx_uninit(&context) }

  /// The powers at 0, 1, … `size`/2 times the sample rate over `size`.
  public func powers(of samples: ArraySlice<Float>) -> [Float] {
    for (index, sample) in samples.prefix(size).enumerated() {
      input[index] = AVComplexFloat(re: sample * window[index], im: 0)
    }
    for index in min(size, samples.count)..<size { input[index] = AVComplexFloat(re: 0, im: 0) }
    input.withUnsafeMutableBytes { from in
      output.withUnsafeMutableBytes { to in
        transform?(context, to.baseAddress, from.baseAddress, MemoryLayout<AVComplexFloat>.stride)
      }
    }
    return (0...size / 2).map { output[$0].re * output[$0].re + output[$0].im * output[$0].im }
  }
}

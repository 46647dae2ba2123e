import Files
import Foundation

/// One channel of sound as 16-bit numbers in a RIFF WAVE file (Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0",
/// 1991). Private, and whole or absent.
final class WaveFile {
  /// How many were written.
  private(set) var samples = 0
  private let sampleRate: Int
  private let file: WholeFileStream

  private static let headerSize = 44

  /// Throws `Failure` where nothing can be written there.
  init(path: String, sampleRate: Int) throws {
    self.sampleRate = sampleRate
    file = try WholeFileStream(path: path, permissions: 0o600)
    try file.write(Data(count: Self.headerSize))
  }

  /// Between -1 and 1; what is beyond is cut, and what is no number is silence.
  func write(_ values: [Float]) throws {
    let numbers = values.map { Int16(($0.isFinite ? min(max($0, -1), 1) : 0) * 32767).littleEndian }
    try file.write(numbers.withUnsafeBytes { Data($0) })
    samples += values.count
  }

  func finish() throws {
    let bytes = UInt32(clamping: samples * 2)
    var header = Data("RIFF".utf8)
    func add(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.littleEndian) { header.append(contentsOf: $0) }
    }
    add(UInt32(clamping: Int(bytes) + Self.headerSize - 8))
    header += Data("WAVEfmt ".utf8)
    // The size of what follows; plain numbers; one channel.
    add(UInt32(16))
    add(UInt16(1))
    add(UInt16(1))
    add(UInt32(clamping: sampleRate))
    add(UInt32(clamping: sampleRate * 2))
    add(UInt16(2))
    add(UInt16(16))
    header += Data("data".utf8)
    add(bytes)
    try file.write(header, at: 0)
    try file.finish()
  }
}

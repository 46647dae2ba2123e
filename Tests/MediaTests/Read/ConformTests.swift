import Files
import Foundation
import TestSupport
import Testing

@testable import Media

/// Whatever a camera stored, it comes out as it was seen.
@Suite struct ConformTests {
  /// Mean luma of a quarter of the first picture: left to right, top to bottom.
  private func quarters(_ path: String, tier: InputTier = .ownCameras) throws -> (size: [Int], luma: [Int]) {
    let reader = try MediaReader(SourceFile(path: path), tier: tier, sound: .nothing)
    guard case .picture(let frame) = try reader.next() else { throw Failure(doing: "reading", reason: "no picture") }
    let luma = try frame.withPlanes { planes in
      [(1, 1), (3, 1), (1, 3), (3, 3)].map { x, y in
        Int(planes[0].base[planes[0].height * y / 4 * planes[0].stride + planes[0].width * x / 4])
      }
    }
    return ([frame.width, frame.height], luma)
  }

  private static let tones = [60, 110, 160, 210]

  /// Four quarters of different greys.
  private func fourTones(
    in folder: URL, _ options: [String] = [], _ name: String = "tones.mp4", size: String = "160x90"
  ) throws -> String {
    let inputs = Self.tones.flatMap {
      ["-f", "lavfi", "-i", "color=0x000000:size=\(size):rate=25:duration=0.2,lutyuv=y=\($0):u=128:v=128"]
    }
    return try Clip.make(
      inputs + ["-filter_complex", "[0][1]hstack[t];[2][3]hstack[b];[t][b]vstack"]
        + (options.isEmpty ? ["-c:v", "libx264", "-crf", "5", "-pix_fmt", "yuv420p"] : options),
      name, in: folder)
  }

  /// a, b, c, d of the display matrix of ISO/IEC 14496-12, section 6.2.2: all eight ways to hold, turn and mirror a phone.
  @Test(arguments: [
    [1, 0, 0, 1], [0, 1, -1, 0], [-1, 0, 0, -1], [0, -1, 1, 0], [-1, 0, 0, 1], [1, 0, 0, -1], [0, 1, 1, 0],
    [0, -1, -1, 0],
  ])
  func everyDisplayMatrixIsApplied(matrix: [Int]) throws {
    try withTemporaryFolder { folder in
      let path = try fourTones(in: folder)
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      let header = try #require(bytes.range(of: Data("tkhd".utf8))).upperBound
      // Version 0: the matrix lies 40 bytes behind the box's type, as nine 32-bit numbers.
      for (index, value) in zip([0, 1, 3, 4], matrix) {
        let fixed = UInt32(bitPattern: Int32(value << 16))
        for byte in 0..<4 {
          bytes[header + 40 + index * 4 + byte] = UInt8(truncatingIfNeeded: fixed >> (24 - 8 * byte))
        }
      }
      try bytes.write(to: URL(fileURLWithPath: path))
      let (size, luma) = try quarters(path, tier: .scraped)
      #expect(size == (matrix[0] != 0 ? [320, 180] : [180, 320]))
      // Where each stored quarter is shown, from the centre: (x, y) → (a·x + c·y, b·x + d·y).
      var expected = [0, 0, 0, 0]
      for (index, point) in [(-1, -1), (1, -1), (-1, 1), (1, 1)].enumerated() {
        let x = matrix[0] * point.0 + matrix[2] * point.1, y = matrix[1] * point.0 + matrix[3] * point.1
        expected[(y > 0 ? 2 : 0) + (x > 0 ? 1 : 0)] = Self.tones[index]
      }
      #expect(zip(luma, expected).allSatisfy { abs($0 - $1) <= 3 }, "\(luma) instead of \(expected)")
    }
  }

  @Test func oddSizesAndSamplesThatAreNotSquareBecomeEvenAndSquare() throws {
    try withTemporaryFolder { folder in
      let odd = try Clip.make(
        ["-f", "lavfi", "-i", "testsrc2=size=321x181:rate=25:duration=0.2", "-c:v", "libx264", "-pix_fmt", "yuv444p"],
        "odd.mp4", in: folder)
      #expect(try quarters(odd).size == [320, 180])
      let dv = try Clip.make(
        ["-f", "lavfi", "-i", "testsrc2=size=720x576:rate=25:duration=0.2,setsar=64/45", "-c:v", "libx264"], "wide.mp4",
        in: folder)
      #expect(try quarters(dv).size == [1024, 576])
    }
  }

  @Test(arguments: [
    ["-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-q:v", "2"], ["-c:v", "libx264", "-crf", "5", "-pix_fmt", "yuvj420p"],
  ])
  func fullRangeBecomesLimited(options: [String]) throws {
    try withTemporaryFolder { folder in
      // Full-range 255 is white, which limited range writes as 235.
      let filter = "color=white:size=320x180:rate=25:duration=0.2,scale=out_range=full,format=yuvj420p"
      let path = try Clip.make(["-f", "lavfi", "-i", filter] + options, "full.mkv", in: folder)
      let luma = try quarters(path).luma
      #expect(luma.allSatisfy { abs($0 - 235) <= 2 }, "\(luma)")
    }
  }

  /// A grey of standard dynamic range that was put into PQ and HLG at 203 cd/m² for white, as BT.2408 has it, comes out as it went in.
  @Test(arguments: [("smpte2084", 6), ("arib-std-b67", 30)])
  func highDynamicRangeIsToneMapped(transfer: String, tolerance: Int) throws {
    try withTemporaryFolder { folder in
      let to =
        "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709,zscale=transfer=linear:npl=203,format=gbrpf32le,"
        + "zscale=primaries=bt2020,zscale=transfer=\(transfer):matrix=bt2020nc:range=limited:npl=203,format=yuv420p10le"
      let path = try Clip.make(
        [
          "-f", "lavfi", "-i", "color=0x808080:size=320x180:rate=25:duration=0.2,format=yuv420p", "-vf", to, "-c:v",
          "libx265", "-x265-params",
          "log-level=none:colorprim=bt2020:transfer=\(transfer):colormatrix=bt2020nc", "-color_primaries", "bt2020",
          "-color_trc", transfer,
          "-colorspace", "bt2020nc",
        ], "hdr.mp4", in: folder)
      let reader = try MediaReader(SourceFile(path: path), tier: .scraped, sound: .nothing)
      #expect(reader.pictureFormat?.isHDR == true)
      let luma = try quarters(path, tier: .scraped).luma
      #expect(luma.allSatisfy { abs($0 - 126) <= tolerance }, "\(luma)")
    }
  }
}

import Files
import TestSupport
import Testing

@testable import Media
@testable import Redaction

/// Colours are mixed as a plain formula says, whatever the arithmetic.
@Suite struct MixingTests {
  private static func reference(_ a: Int, _ b: Int, _ weight: Int) -> Int { (256 * a + (b - a) * weight + 128) >> 8 }

  private static func mixed<Arithmetic: MixingArithmetic>(
    _ a: [Int], _ b: [Int], _ weights: [Int], _ arithmetic: Arithmetic.Type
  ) -> [Int] {
    func lanes(_ values: [Int]) -> SIMD8<Arithmetic.Lane> {
      SIMD8(values.map { Arithmetic.Lane(truncatingIfNeeded: $0) })
    }
    let a = lanes(a), b = lanes(b)
    let result = Arithmetic.mix(
      base: Arithmetic.base(a), slope: Arithmetic.slope(from: a, to: b), weight: Arithmetic.weight(lanes(weights)))
    return (0..<8).map { Int(result[$0]) }
  }

  @Test func everyMixtureOfEightBitsIsExact() {
    var wrong = 0
    for a in 0...255 {
      for b in 0...255 {
        for start in stride(from: 0, through: 256, by: 8) {
          let weights = (start..<start + 8).map { min(256, $0) }
          let result = Self.mixed(
            Array(repeating: a, count: 8), Array(repeating: b, count: 8), weights, UInt8.ShortArithmetic.self)
          for lane in 0..<8 where result[lane] != Self.reference(a, b, weights[lane]) { wrong += 1 }
        }
      }
    }
    #expect(wrong == 0)
  }

  @Test(arguments: [9, 10, 12, 16])
  func mixturesOfMoreBitsAreExact(bitDepth: Int) {
    var random = SeededGenerator(seed: UInt64(bitDepth))
    let greatest = 1 << bitDepth - 1
    func sample() -> Int {
      let isAtAnEnd = Bool.random(using: &random)
      return isAtAnEnd
        ? [0, 1, greatest - 1, greatest][Int.random(in: 0...3, using: &random)]
        : Int.random(in: 0...greatest, using: &random)
    }
    for round in 0..<20_000 {
      let a = (0..<8).map { _ in sample() }, b = (0..<8).map { _ in sample() }
      // Both ends in every other round.
      let weights = (0..<8).map { lane in round % 2 == 0 ? lane % 2 * 256 : Int.random(in: 0...256, using: &random) }
      let expected = (0..<8).map { Self.reference(a[$0], b[$0], weights[$0]) }
      if bitDepth <= UInt16.shortBitDepth {
        #expect(Self.mixed(a, b, weights, UInt16.ShortArithmetic.self) == expected)
      }
      #expect(Self.mixed(a, b, weights, UInt16.LongArithmetic.self) == expected)
    }
  }

  /// An edge of the picture cuts blocks of eight off: what it leaves of them comes out as if it did not.
  @Test(arguments: PictureKind.all, [Cover.fill, .pixelate, .blur])
  func aFeatherAtTheEdgeLooksLikeOneInTheMiddle(kind: PictureKind, cover: Cover) throws {
    var narrow = kind, wide = kind
    (narrow.width, wide.width) = (90, 180)
    // The same ellipse; its feather's last samples are the narrow picture's.
    let region = Region(centerX: 0.5, centerY: 0.5, radiusX: 0.46, radiusY: 0.4),
      same = Region(centerX: 0.25, centerY: 0.5, radiusX: 0.23, radiusY: 0.4)
    let small = try narrow.blank(), large = try wide.blank()
    func value(_ place: SamplePlace) -> UInt16 {
      UInt16((place.row * 7 + place.column * 3 + place.plane * 50) % 200) << (kind.bitDepth - 8)
    }
    try small.editSamples { place, sample in sample = value(place) }
    try large.editSamples { place, sample in sample = value(place) }
    let a = try Redactor(plan: .hiding([(region, cover, 0)]), path: "a").redact(small).frame
    let b = try Redactor(plan: .hiding([(same, cover, 0)]), path: "b").redact(large).frame
    var expected: [SamplePlace: UInt16] = [:]
    try b.editSamples { place, sample in expected[place] = sample }
    var wrong = 0
    try a.editSamples { place, sample in if expected[place] != sample { wrong += 1 } }
    #expect(wrong == 0)
  }

  /// Where one colour ends, samples beside it must stay: whatever the length of the run and the place it begins at.
  @Test func aFillWritesItsRunAndNothingElse() {
    for count in 0...100 {
      for isPair in [false, true] {
        var first = [UInt16](repeating: 7, count: count + 40), second = first
        first.withUnsafeMutableBufferPointer { first in
          second.withUnsafeMutableBufferPointer { second in
            guard let a = first.baseAddress, let b = second.baseAddress else { return }
            UInt16.fill(a + 20, isPair ? b + 20 : nil, with: 500, count: count)
          }
        }
        let expected =
          Array(repeating: UInt16(7), count: 20) + Array(repeating: 500, count: count) + Array(repeating: 7, count: 20)
        #expect(first == expected)
        #expect(second == (isPair ? expected : Array(repeating: 7, count: count + 40)))
      }
    }
  }
}

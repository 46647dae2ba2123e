import Testing

@testable import Containers

@Suite struct ParameterSetsTests {
  private func found(_ sequence: [UInt8], _ picture: [UInt8]) throws -> [String] {
    var movie = MovieSample()
    movie.edit("moov/trak/mdia/minf/stbl/stsd/avc1/avcC") { $0.body = MovieSample.parameterSets(sequence, picture) }
    return texts(try scan(movie.bytes, as: "a.mp4")).filter { $0.contains("avcC") }
  }

  @Test func thoseOfX264HaveNothingForeign() throws {
    #expect(try found(MovieSample.sequenceSet, MovieSample.pictureSet) == [])
  }

  /// Baseline, without what High adds, and with two decoder models and every other part of Annex E.
  @Test func everyPartIsReadToItsEnd() throws {
    #expect(
      try found(set(0x67, "01000010 00000000 00011110 1 1 1 1 010 0 00111 00111 1 1 0 0"), set(0x68, Self.plain)) == [])
    let usability =
      "1 11111111 0000000000000001 0000000000000001 1 1 1 101 1 1 00000001 00000001 00000001 1 1 1"
      + " 1 " + String(repeating: "01", count: 32)
      + " 1 1 1 0000 0000 1 1 0 10101 01010 10101 01010 1 1 0000 0000 1 1 0"
      + " 10101 01010 10101 01010 0 1 1 1 1 1 1 1 1 1"
    let base = "01000010 00000000 00011110 1 1 1 1 010 0 00111 00111 1 1 0 1 "
    #expect(try found(set(0x67, base + usability), set(0x68, Self.plain)) == [])
    #expect(try found(set(0x67, base + usability + " 0101"), set(0x68, Self.plain)).count == 1)
  }

  @Test func whatLiesBehindThemIsFound() throws {
    let secret = Array("secret".utf8)
    #expect(try found(MovieSample.sequenceSet + secret, MovieSample.pictureSet).count == 1)
    #expect(try found(MovieSample.sequenceSet, MovieSample.pictureSet + secret).count == 1)
    #expect(try found(MovieSample.sequenceSet, MovieSample.pictureSet + [0]).count == 1)
    #expect(try found(Array(MovieSample.sequenceSet.dropLast(4)), MovieSample.pictureSet).count == 1)
    #expect(try found(MovieSample.sequenceSet, [0x68]).count == 1)
  }

  @Test func whatX264DoesNotWriteIsFound() throws {
    // 4:4:4; slice groups; scaling lists.
    #expect(try found(set(0x67, "01100100 00000000 00011110 1 00100"), MovieSample.pictureSet).count == 1)
    #expect(try found(MovieSample.sequenceSet, set(0x68, "1 1 00 010")).count == 1)
    #expect(try found(MovieSample.sequenceSet, set(0x68, Self.plain + " 1 1 1")).count == 1)
  }

  private static let plain = "1 1 00 1 1 1 000 1 1 1 000"

  /// A unit of these bits, and what ends it.
  private func set(_ header: UInt8, _ bits: String) -> [UInt8] {
    var digits = bits.filter { $0 != " " } + "1"
    while digits.utf8.count % 8 != 0 { digits += "0" }
    var bytes: [UInt8] = [], rest = Substring(digits)
    while !rest.isEmpty {
      bytes.append(UInt8(rest.prefix(8), radix: 2) ?? 0)
      rest = rest.dropFirst(8)
    }
    return [header] + bytes
  }
}

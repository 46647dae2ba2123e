import Testing

@testable import Containers

@Suite struct PNGChunksTests {
  private func found(_ bytes: [UInt8]) throws -> [String] { texts(try scan(bytes, as: "a.png")) }

  @Test func aPictureOfOurOwnHasNothingForeign() throws { #expect(try found(PictureSample.png()) == []) }

  @Test(arguments: ["tEXt", "zTXt", "iTXt", "eXIf", "iCCP", "tIME", "gAMA", "sRGB", "acTL", "prVt", "caBX"])
  func chunksThatSayMoreThanThePictureAreFound(type: String) throws {
    let texts = try found(PictureSample.png(PictureSample.chunk(type, Array("secret".utf8))))
    #expect(texts == ["\(type): Backlit writes no such chunk: 'secret'"])
  }

  @Test func theResolutionOfASourceIsFound() throws {
    let bytes = PictureSample.png(PictureSample.chunk("pHYs", number(2835) + number(2835) + [1]))
    #expect(try found(bytes).count == 1)
  }

  @Test func bytesBehindThePictureAreFound() throws {
    #expect(
      try found(PictureSample.png() + Array("more".utf8)) == [
        "after IEND: 4 bytes follow the end of the picture: 'more'"
      ])
  }

  @Test func aCheckSumThatSaysSomethingElseIsFound() throws {
    var bytes = PictureSample.png()
    bytes[bytes.count - 1] ^= 1
    #expect(try found(bytes) == ["IEND: its check sum is wrong"])
  }

  @Test func aPictureThatEndsEarlyIsFound() throws {
    let bytes = PictureSample.png()
    let file = try RewrittenFile("a.png")
    for length in 0..<bytes.count { #expect(try !file.scan(Array(bytes.prefix(length))).isEmpty, "\(length)") }
  }
}

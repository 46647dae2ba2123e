import Testing

@testable import Containers

@Suite struct JPEGSegmentsTests {
  private func found(_ bytes: [UInt8]) throws -> [String] { texts(try scan(bytes, as: "a.jpg")) }

  @Test func aPictureOfOurOwnHasNothingForeign() throws { #expect(try found(PictureSample.jpeg()) == []) }

  @Test(
    arguments: [
      (0xE1, "APP1", "Exif\0\0II*\0"), (0xE1, "APP1", "http://ns.adobe.com/xap/1.0/\0"),
      (0xE2, "APP2", "ICC_PROFILE\0"),
      (0xE2, "APP2", "MPF\0"), (0xED, "APP13", "Photoshop 3.0\0"), (0xEE, "APP14", "Adobe\0"), (0xFE, "COM", "by Jane"),
      (0xE0, "APP0", "JFXX\0"), (0xDD, "marker ffdd", "\0\u{1}"), (0xC2, "SOF2", "secret"),
    ] as [(UInt8, String, String)])
  func segmentsThatSayMoreThanThePictureAreFound(marker: UInt8, name: String, content: String) throws {
    let texts = try found(PictureSample.jpeg(PictureSample.segment(marker, Array(content.utf8))))
    #expect(texts.count == 1 && texts[0].hasPrefix("\(name): Backlit writes no such segment"), "\(texts)")
  }

  @Test func onlyThePlainJFIFIsAllowed() throws {
    let plain = Array("JFIF\0".utf8) + [1, 2, 0, 0, 1, 0, 1, 0, 0]
    #expect(try found(PictureSample.jpeg(PictureSample.segment(0xE0, plain))) == [])
    for (index, byte) in [(7, 1), (9, 72), (12, 1)] as [(Int, UInt8)] {
      var other = plain
      other[index] = byte
      #expect(try found(PictureSample.jpeg(PictureSample.segment(0xE0, other))).count == 1)
    }
    #expect(try found(PictureSample.jpeg(PictureSample.segment(0xE0, plain + [1, 2, 3]))).count == 1)
  }

  @Test func bytesBehindThePictureAreFound() throws {
    #expect(
      try found(PictureSample.jpeg() + Array("more".utf8)) == [
        "after EOI: 4 bytes follow the end of the picture: 'more'"
      ])
    #expect(try found(PictureSample.jpeg() + PictureSample.jpeg()).count == 1)
  }

  @Test func tablesAreFollowedByNothing() throws {
    for table in [PictureSample.quantisation, PictureSample.huffman] {
      let longer = PictureSample.segment(table[1], table.dropFirst(4) + Array("secret".utf8))
      #expect(try !found(PictureSample.jpeg(longer)).isEmpty)
    }
    #expect(try !found(PictureSample.jpeg(PictureSample.segment(0xDB, Array("secret".utf8)))).isEmpty)
  }

  @Test func aSecondPictureOrScanIsFound() throws {
    #expect(try !found(PictureSample.jpeg(PictureSample.frame)).isEmpty)
    let twice = Array(PictureSample.jpeg().dropLast(2)) + PictureSample.scan + [0xFF, 0xD9] as [UInt8]
    #expect(try !found(twice).isEmpty)
  }

  @Test(arguments: [0xD0, 0xFF, 0xFE, 0x01] as [UInt8]) func marksInsideAScanAreFound(mark: UInt8) throws {
    #expect(try !found(Array(PictureSample.jpeg().dropLast(2)) + [0xFF, mark, 0x33, 0xFF, 0xD9]).isEmpty)
  }

  @Test func aPictureThatEndsEarlyIsFound() throws {
    let bytes = PictureSample.jpeg()
    let file = try RewrittenFile("a.jpg")
    for length in 0..<bytes.count { #expect(try !file.scan(Array(bytes.prefix(length))).isEmpty, "\(length)") }
  }

  /// The mark of an end may lie on both sides of the block in which a file is read.
  @Test func longScansAreReadInBlocks() throws {
    let head = Array(PictureSample.jpeg().dropLast(2))
    for length in [(1 << 18) - 2, (1 << 18) - 1, 1 << 18, 600_000] {
      let picture: [UInt8] = head + [UInt8](repeating: 7, count: length) + [0xFF, 0xD9]
      #expect(try found(picture) == [])
      #expect(try found(picture + [1]).count == 1)
    }
  }
}

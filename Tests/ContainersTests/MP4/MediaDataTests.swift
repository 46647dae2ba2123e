import Testing

@testable import Containers

@Suite struct MediaDataTests {
  private func found(_ change: (inout MovieSample) -> Void) throws -> [String] {
    var movie = MovieSample()
    change(&movie)
    return texts(try scan(movie.bytes, as: "a.mp4"))
  }

  @Test func bytesThatBelongToNoSampleAreFound() throws {
    #expect(try found { $0.unused = Array("secret".utf8) } == ["mdat: 6 bytes belong to no sample: 'secret'"])
  }

  @Test func bytesBetweenSamplesAreFound() throws {
    // The second sample of the sound is one byte shorter than what was written.
    let texts = try found { $0.edit("moov/trak:1/mdia/minf/stbl/stsz") { $0.body[$0.body.count - 1] -= 1 } }
    #expect(texts.contains { $0.hasPrefix("mdat: 1 bytes belong to no sample") })
  }

  @Test func samplesThatOverlapOrLieOutsideAreFound() throws {
    for index in [7, 4] {
      let texts = try found { $0.edit("moov/trak:1/mdia/minf/stbl/stco") { $0.set(index + 4, 0x7F) } }
      #expect(!texts.isEmpty)
    }
    #expect(
      try found { $0.edit("moov/trak:1/mdia/minf/stbl/stco") { $0.body[11] -= 1 } }.contains {
        $0.contains("could not be looked at")
      })
  }

  @Test func aTrackWhoseTablesDisagreeIsFound() throws {
    let texts = try found { $0.edit("moov/trak/mdia/minf/stbl/stsc") { $0.set(15, 1) } }
    #expect(texts.contains { $0.contains("have a place in the file") })
    #expect(try !found { $0.edit("moov/trak/mdia/minf/stbl/stsc") { $0.set(15, 0) } }.isEmpty)
  }

  @Test(arguments: ["stts", "ctts", "sbgp"]) func entriesForSamplesThatAreNotThereAreFound(type: String) throws {
    let head = zeros(4) + (type == "sbgp" ? Array("roll".utf8) : [])
    for (count, isFound) in [(2, false), (3, true), (0, true)] {
      let body = head + number(1) + number(count) + number(512)
      let texts = try found {
        $0.edit("moov/trak/mdia/minf/stbl") { table in
          table.children.removeAll { $0.type == type }
          table.children.append(Atom(type, body))
        }
      }
      #expect(texts.isEmpty != isFound, "\(count): \(texts)")
    }
  }

  @Test func keyframesAreSamplesInTheirOrder() throws {
    for (frames, isFound) in [([1], false), ([1, 2], false), ([2, 1], true), ([1, 3], true), ([0], true)] {
      let body = zeros(4) + number(frames.count) + frames.flatMap { number($0) }
      let texts = try found { $0.add(Atom("stss", body), to: "moov/trak/mdia/minf/stbl") }
      #expect(texts.isEmpty != isFound, "\(frames): \(texts)")
    }
  }

  @Test func manyPlacesAreSummedUp() throws {
    // Every sample says that it is a byte shorter than it is.
    var movie = MovieSample()
    movie.sounds = (0..<20).map { _ in [0x20, 0x11, 0x22, 0x0E] }
    movie.edit("moov/trak:1/mdia/minf/stbl/stsz") {
      $0.body = zeros(8) + number(20) + (0..<20).flatMap { _ in number(3) }
    }
    movie.edit("moov/trak:1/mdia/minf/stbl/stsc") { $0.set(15, 1) }
    movie.edit("moov/trak:1/mdia/minf/stbl/stco") { box in
      let first = box.body[8...].reduce(0) { $0 << 8 | Int($1) }
      box.body = zeros(4) + number(20) + (0..<20).flatMap { number(first + 4 * $0) }
    }
    let found = texts(try scan(movie.bytes, as: "a.mp4")).filter { $0.hasPrefix("mdat: ") }
    #expect(found.count == 6)
    #expect(found.last == "mdat: 15 bytes in 15 other places belong to no sample either")
  }

  @Test(arguments: [5, 4]) func userDataAndEncoderSettingsAreFound(type: UInt8) throws {
    let message: [UInt8] = [6, type, 22] + zeros(16).map { _ in 0x5A } + Array("secret".utf8) + [0x80]
    let texts = try found { $0.pictures[0] = MovieSample.unit(message) + $0.pictures[0] }
    #expect(texts.count == 1 && texts[0].hasPrefix("mdat/avc1: ") && texts[0].contains("secret"), "\(texts)")
  }

  @Test func whatADecoderNeedsIsNotForeign() throws {
    // Recovery point, a delimiter, and filler data.
    let units: [[UInt8]] = [[9, 0xF0], [6, 6, 1, 0xC4, 0x80], [12, 0xFF, 0xFF, 0x80]]
    #expect(try found { $0.pictures[0] = units.flatMap(MovieSample.unit) + $0.pictures[0] } == [])
  }

  @Test(
    arguments: [
      [6, 6, 1, 0xC4, 0x80, 0x41], [6, 6, 200, 0xC4, 0x80], [6, 6], [6, 45, 1, 0x80, 0x80], [12, 0xFF, 0x41, 0x80],
      [9, 0xF0, 0x41], [7, 0x64, 0, 0x1E], [24, 1, 2], [31, 1, 2], [0x80 | 5, 1],
    ] as [[UInt8]])
  func otherUnitsAreFound(unit: [UInt8]) throws {
    let texts = try found { $0.pictures[1] = MovieSample.unit(unit) + $0.pictures[1] }
    #expect(texts.count == 1 && texts[0].hasPrefix("mdat/avc1: "), "\(texts)")
  }

  @Test func aPictureIsFilledByItsUnits() throws {
    #expect(try found { $0.pictures[1] += [1, 2] }.count == 1)
    #expect(try found { $0.pictures[1] += number(500) + [1] }.count == 1)
    #expect(try found { $0.pictures[1] += number(0) + [1] }.count == 1)
  }

  @Test(
    arguments: [
      ([0xC0, 0x11, 0x0E], "fill data"), ([0x80, 0x11, 0x0E], "a data stream"),
      ([0xA0, 0x11, 0x0E], "a program configuration"),
      ([0x00, 0x11, 0x0E], "one channel"), ([0x20, 0x11, 0x00], "the mark of its end"), ([0x20], "too short"),
      ([0x3E, 0x11, 0x0E], "a pair of channels"),
    ] as [([UInt8], String)])
  func soundBeginsWithItsChannelsAndEndsWithItsEnd(block: [UInt8], what: String) throws {
    let texts = try found { $0.sounds[1] = block }
    #expect(texts.count == 1 && texts[0].hasPrefix("mdat/mp4a: ") && texts[0].contains(what), "\(texts)")
  }

  @Test func whatFollowsTheTextOfACaptionIsFound() throws {
    let style = Atom("styl", Array("secret".utf8)).bytes
    let texts = try found { $0.captions[0] += style }
    #expect(texts.count == 1 && texts[0].hasPrefix("mdat/tx3g: ") && texts[0].contains("secret"))
    #expect(try found { $0.captions[0] = number(2, 2) + [0xFF, 0xFE] }.count == 1)
    #expect(try found { $0.captions[0] = number(9, 2) + [0x41] }.count == 1)
  }
}

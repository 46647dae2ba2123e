import Testing

@testable import Containers

@Suite struct MP4WalkerTests {
  private func found(_ change: (inout MovieSample) -> Void) throws -> [String] {
    var movie = MovieSample()
    change(&movie)
    return texts(try scan(movie.bytes, as: "a.mp4"))
  }

  @Test func aFileOfOurOwnHasNothingForeign() throws {
    #expect(try found { _ in } == [])
    #expect(try scan(MovieSample.sound.bytes, as: "a.m4a") == [])
  }

  @Test func whatIsOnlyHeardHasOneTrack() throws {
    #expect(
      try texts(scan(MovieSample().bytes, as: "a.m4a")).contains {
        $0.contains("1 tracks of pictures, 1 of sound and 3 in all")
      })
    #expect(try !scan(MovieSample.sound.bytes, as: "a.mp4").isEmpty)
  }

  /// The sound as it was recorded, or a cover.
  @Test(arguments: [1, 2]) func anotherTrackLikeOursIsFound(track: Int) throws {
    let texts = try found {
      $0.edit("moov") { movie in
        var other = movie.children[track]
        other.edit("mdia/minf/stbl/stsz") { $0.body = zeros(12) }
        for table in ["stts", "stsc", "stco"] { other.edit("mdia/minf/stbl/\(table)") { $0.body = zeros(8) } }
        movie.children.insert(other, at: 4)
      }
    }
    #expect(texts.count == 1 && texts[0].hasPrefix("moov: it has "), "\(texts)")
  }

  @Test(arguments: ["udta", "uuid", "Xtra", "meta", "iods", "pssh"])
  func aBoxThatNobodyKnowsIsFound(type: String) throws {
    for path in ["", "moov/trak", "moov/trak/mdia", "moov/trak/mdia/minf/stbl"] {
      let texts = try found { $0.add(Atom(type, Array("secret".utf8)), to: path) }
      #expect(texts.count == 1 && texts[0].contains("\(type): ") && texts[0].contains("secret"), "\(path): \(texts)")
    }
  }

  @Test(arguments: ["©xyz", "loci", "©nam", "Xtra", "chpl", "manu"])
  func whatLiesInTheUserDataIsFound(type: String) throws {
    let texts = try found { $0.add(Atom(type, Array("+48.1+011.5/".utf8)), to: "moov/udta") }
    #expect(texts == ["moov/udta/\(type): Backlit writes no such box here: '+48.1+011.5/'"])
  }

  @Test func tagsAreFound() throws {
    let title = Atom("©nam", [], [Atom("data", number(1) + zeros(4) + Array("Jane".utf8))])
    let texts = try found { $0.add(title, to: "moov/udta/meta/ilst") }
    #expect(texts.count == 1 && texts[0].hasPrefix("moov/udta/meta: ") && texts[0].contains("Jane"))
  }

  /// FFmpeg signs fragmented files only.
  @Test func theSignatureOfTheMuxerIsFoundInAWholeFile() throws {
    let tool = Atom("©too", [], [Atom("data", number(1) + zeros(4) + Array("Lavf59.27.100".utf8))])
    #expect(try found { $0.add(tool, to: "moov/udta/meta/ilst") }.count == 1)
  }

  @Test(arguments: [
    ("moov/mvhd", 7), ("moov/trak/tkhd", 4), ("moov/trak:1/mdia/mdhd", 11), ("moov/trak:2/tkhd", 8),
  ])
  func timesOfCreationAreFound(path: String, index: Int) throws {
    let texts = try found { $0.edit(path) { $0.set(index, 1) } }
    #expect(texts.count == 1 && texts[0].contains("the time of its creation or modification"))
  }

  @Test(arguments: [
    ("moov/mvhd", 20), ("moov/mvhd", 37), ("moov/trak/tkhd", 40), ("moov/trak/tkhd", 33), ("moov/mvhd", 80),
  ])
  func whatIsConstantMustNotChange(path: String, index: Int) throws {
    #expect(try found { $0.edit(path) { $0.body[index] ^= 0x55 } }.count == 1)
  }

  @Test func theNameOfATrackIsFound() throws {
    let texts = try found {
      $0.edit("moov/trak/mdia/hdlr") { $0.body = zeros(8) + Array("vide".utf8) + zeros(12) + Array("Jane\0".utf8) }
    }
    #expect(texts.count == 1 && texts[0].hasPrefix("moov/trak/mdia/hdlr: ") && texts[0].contains("Jane"))
    #expect(try found { $0.edit("moov/trak/mdia/hdlr") { $0.body += Array("Jane".utf8) } }.count == 1)
    #expect(try found { $0.edit("moov/trak/mdia/hdlr") { $0.set(4, 1) } }.count == 1)
  }

  /// Captions say what language they are in, and nothing else does.
  @Test func onlyCaptionsHaveALanguage() throws {
    let french: [UInt8] = number((6 << 10) | (18 << 5) | 1, 2)
    for (track, count) in [(0, 1), (1, 1), (2, 0)] {
      let texts = try found {
        $0.edit("moov/trak:\(track)/mdia/mdhd") { $0.body.replaceSubrange(20..<22, with: french) }
      }
      #expect(texts.count == count, "\(texts)")
    }
    #expect(try found { $0.edit("moov/trak:2/mdia/mdhd") { $0.set(20, 0x80) } }.count == 1)
  }

  @Test func aFreeBoxMustBeEmptyOrZero() throws {
    #expect(try found { $0.edit("free") { $0.body = zeros(5000) } } == [])
    let texts = try found { $0.edit("free") { $0.body = zeros(5000) + Array("secret".utf8) } }
    #expect(texts == ["free: what should be empty is not: 'secret'"])
  }

  @Test(arguments: ["moov/trak/tref", "moov/trak/edts", "moov/trak/mdia/minf/gmhd", "moov/meta", "sidx"])
  func referencesEditListsAndOtherHeadersAreFound(path: String) throws {
    let parts = path.split(separator: "/"), parent = parts.dropLast().joined(separator: "/")
    let texts = try found { $0.add(Atom(String(parts.last ?? ""), []), to: parent) }
    #expect(texts.count == 1 && texts[0].hasPrefix(path), "\(texts)")
  }

  @Test func aBoxThatComesTwiceIsFound() throws {
    let texts = try found { $0.add(Atom("mvhd", MovieSample.movieHeader), to: "moov") }
    #expect(texts == ["moov/mvhd: Backlit writes this box only once"])
    #expect(
      try found { $0.add(Atom("mdat", Array("secret".utf8)), to: "") } == ["mdat: Backlit writes this box only once"])
  }

  @Test func aTableMayNotHoldMoreThanItSays() throws {
    for table in ["stts", "stsc", "stco", "stsz"] {
      let texts = try found { $0.edit("moov/trak/mdia/minf/stbl/\(table)") { $0.body += number(1) } }
      #expect(!texts.isEmpty && texts[0].hasPrefix("moov/trak/mdia/minf/stbl/\(table): "), "\(texts)")
    }
  }

  @Test func theBrandsAreOurs() throws {
    #expect(
      try found { $0.edit("ftyp") { $0.body = Array("qt  ".utf8) + number(512) + Array("qt  ".utf8) } }.count == 1)
    #expect(try found { $0.edit("ftyp") { $0.body += Array("Jane".utf8) } }.count == 1)
  }

  @Test func bytesBehindTheLastBoxAreFound() throws {
    #expect(try found { $0.trailing = Array("xyz".utf8) } == ["file: 3 bytes follow that are no box: 'xyz'"])
    #expect(try found { $0.trailing = Array("0000secret".utf8) }.count == 1)
    #expect(try found { $0.trailing = zeros(8) }.count == 1)
  }

  @Test func aDataReferenceToAnotherFileIsFound() throws {
    #expect(try found { $0.edit("moov/trak/mdia/minf/dinf/dref") { $0.set(19, 0) } }.count == 1)
  }
}

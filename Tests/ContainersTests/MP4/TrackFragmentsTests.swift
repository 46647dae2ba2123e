import Testing

@testable import Containers

/// Fragmented files, as FFmpeg's HLS muxer writes them.
@Suite struct TrackFragmentsTests {
  private static let picture = MovieSample.unit([0x65, 0x88, 0x84, 0x11])
  private static let sound: [UInt8] = [0x20, 0x11, 0x22, 0x0E]
  private static let tool = Atom("©too", [], [Atom("data", number(1) + zeros(4) + Array("Lavf59.27.100".utf8))])

  static func movie() -> MovieSample {
    var movie = MovieSample()
    (movie.pictures, movie.sounds, movie.captions) = ([], [], [])
    movie.edit("ftyp") { $0.body = Array("iso5".utf8) + number(512) + Array("iso5iso6mp41".utf8) }
    movie.edit("") { $0.children.removeLast(2) }
    movie.edit("moov") { $0.children.remove(at: 3) }
    for track in 0...1 {
      for table in ["stts", "stsc", "stco"] {
        movie.edit("moov/trak:\(track)/mdia/minf/stbl/\(table)") { $0.body = zeros(8) }
      }
      movie.edit("moov/trak:\(track)/mdia/minf/stbl/stsz") { $0.body = zeros(12) }
    }
    let defaults = [1, 2].map { Atom("trex", zeros(4) + number($0) + number(1) + zeros(12)) }
    movie.edit("moov") { $0.children.insert(Atom("mvex", [], defaults), at: 3) }
    movie.add(tool, to: "moov/udta/meta/ilst")
    movie.edit("") { $0.children += fragment() }
    return movie
  }

  /// A picture and a block of sound, and an index of the fragment before them.
  private static func fragment() -> [Atom] {
    func build(_ offset: Int) -> Atom {
      func track(_ id: Int, _ place: Int, _ size: Int) -> Atom {
        Atom(
          "traf", [],
          [
            Atom("tfhd", number(0x20038) + number(id) + number(512) + number(size) + number(0x1010000)),
            Atom("tfdt", [1, 0, 0, 0] + zeros(8)),
            Atom("trun", number(0x201) + number(1) + number(place) + number(size)),
          ])
      }
      return Atom(
        "moof", [],
        [
          Atom("mfhd", zeros(4) + number(1)), track(1, offset, picture.count),
          track(2, offset + picture.count, sound.count),
        ])
    }
    let index = Atom("sidx", [1, 0, 0, 0] + zeros(24) + number(1) + zeros(12))
    return [index, build(build(0).bytes.count + 8), Atom("mdat", picture + sound)]
  }

  private func found(_ change: (inout MovieSample) -> Void = { _ in }) throws -> [String] {
    var movie = Self.movie()
    change(&movie)
    return texts(try scan(movie.bytes, as: "720p.mp4"))
  }

  @Test func aFragmentedFileOfOurOwnHasNothingForeign() throws { #expect(try found() == []) }

  @Test func onlyTheMuxersOwnSignatureIsAllowed() throws {
    let texts = try found { $0.edit("moov/udta/meta/ilst/©too/data") { $0.body[8] = UInt8(ascii: "J") } }
    #expect(texts.count == 1 && texts[0].hasPrefix("moov/udta/meta: "))
  }

  @Test(arguments: ["emsg", "prft", "uuid", "mfra", "styp"]) func otherBoxesBetweenFragmentsAreFound(
    type: String
  ) throws {
    #expect(try found { $0.add(Atom(type, Array("secret".utf8)), to: "") }.count == 1)
    #expect(try found { $0.edit("moof/traf") { $0.children.append(Atom(type)) } }.isEmpty == false)
  }

  @Test func bytesThatBelongToNoSampleAreFound() throws {
    let texts = try found { $0.edit("mdat") { $0.body += Array("secret".utf8) } }
    #expect(texts == ["mdat: 6 bytes belong to no sample: 'secret'"])
    #expect(try found { $0.add(Atom("mdat", Array("secret".utf8)), to: "") } == texts)
  }

  @Test func foreignUnitsInFragmentsAreFound() throws {
    let texts = try found { $0.edit("mdat") { $0.body[4] = 7 } }
    #expect(texts.count == 1 && texts[0].hasPrefix("mdat/avc1: "))
  }

  @Test(
    arguments: [("tfhd", 3, 0x39), ("tfhd", 7, 9), ("trun", 3, 0), ("trun", 7, 2), ("trun", 2, 0x13)]
      as [(String, Int, UInt8)])
  func fragmentsOfAnotherShapeAreFound(box: String, index: Int, byte: UInt8) throws {
    let texts = try found { $0.edit("moof/traf/\(box)") { $0.set(index, byte) } }
    #expect(texts.contains { $0.hasPrefix("moof/traf/\(box): ") }, "\(texts)")
  }

  @Test func listsOfEditsAndReferencesAreShort() throws {
    for (count, isFound) in [(1, false), (2, false), (3, true)] {
      let list = Atom("elst", zeros(4) + number(count) + zeros(12 * count))
      #expect(try found { $0.add(Atom("edts", [], [list]), to: "moov/trak") }.isEmpty != isFound)
    }
    #expect(try found { $0.edit("sidx") { $0.body = [1, 0, 0, 0] + zeros(24) + number(2) + zeros(24) } }.count == 1)
  }

  @Test func tablesOfAFragmentedFileAreEmpty() throws {
    let texts = try found {
      $0.edit("moov/trak/mdia/minf/stbl/stsz") { $0.body = zeros(8) + number(1) + Array("Jane".utf8) }
    }
    #expect(texts.count == 1 && texts[0].contains("is not empty"))
  }
}

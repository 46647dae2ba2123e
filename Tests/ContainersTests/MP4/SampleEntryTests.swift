import Testing

@testable import Containers

@Suite struct SampleEntryTests {
  private static let description = "mdia/minf/stbl/stsd"

  private func found(_ path: String, _ change: @escaping @Sendable (inout Atom) -> Void) throws -> [String] {
    var movie = MovieSample()
    movie.edit("moov/\(path)", change)
    return texts(try scan(movie.bytes, as: "a.mp4"))
  }

  @Test func theNameOfTheCompressorIsFound() throws {
    let texts = try found("trak/\(Self.description)/avc1") {
      $0.body.replaceSubrange(43..<47, with: Array("x264".utf8))
    }
    #expect(texts.count == 1 && texts[0].contains("the name of the compressor") && texts[0].contains("x264"))
  }

  @Test(arguments: [("trak", "avc1"), ("trak:1", "mp4a"), ("trak:2", "tx3g")])
  func aBoxInADescriptionIsFound(track: String, entry: String) throws {
    let texts = try found("\(track)/\(Self.description)/\(entry)") {
      $0.children.append(Atom("clap", Array("secret".utf8)))
    }
    #expect(texts == ["moov/trak/mdia/minf/stbl/stsd/\(entry)/clap: Backlit writes no such box here: 'secret'"])
  }

  @Test(arguments: ["tmcd", "mp4v", "hev1", "text", "gpmd", "mett", "c608"])
  func samplesOfAnotherKindAreFound(type: String) throws {
    let texts = try found("trak/\(Self.description)/avc1") { $0.type = type }
    #expect(texts.contains { $0.contains("samples of the kind '\(type)' are none that Backlit writes") })
    // Nobody knows what its samples are, so they belong to nothing.
    #expect(texts.contains { $0.hasPrefix("mdat: ") })
  }

  @Test func aSecondDescriptionIsFound() throws {
    let texts = try found("trak/\(Self.description)") { $0.children.append(Atom("tmcd", Array("secret".utf8))) }
    #expect(texts.count == 1 && texts[0].contains("secret"))
  }

  @Test func aColourProfileIsFound() throws {
    let texts = try found("trak/\(Self.description)/avc1/colr") { $0.body = Array("prof".utf8) + zeros(7) }
    #expect(texts.count == 1 && texts[0].contains("the kind of colour"))
    #expect(try found("trak/\(Self.description)/avc1/colr") { $0.body += zeros(500) }.count == 1)
  }

  @Test func parameterSetsAreFollowedByNothing() throws {
    let path = "trak/\(Self.description)/avc1/avcC"
    #expect(try found(path) { $0.body += Array("secret".utf8) }.contains { $0.contains("more follows: ") })
    // One extension, and a unit of another type in place of a parameter set.
    #expect(try !found(path) { $0.body[$0.body.count - 1] = 1 }.isEmpty)
    #expect(try !found(path) { $0.set(8, 0x66) }.isEmpty)
  }

  @Test func theDescriptorsOfSoundAreFollowedByNothing() throws {
    let path = "trak:1/\(Self.description)/mp4a/esds"
    #expect(try !found(path) { $0.body += Array("secret".utf8) }.isEmpty)
    // Another kind of AAC, another number of channels, and no channels, where a comment could follow.
    for (index, byte) in [(35, 0x2A), (36, 0x98), (36, 0x80)] as [(Int, UInt8)] {
      #expect(try !found(path) { $0.set(index, byte) }.isEmpty)
    }
  }

  @Test func theStyleOfCaptionsIsOurs() throws {
    let texts = try found("trak:2/\(Self.description)/tx3g") {
      $0.body.replaceSubrange(51..<55, with: Array("Jane".utf8))
    }
    #expect(texts.count == 1 && texts[0].contains("the list of fonts"))
  }

  @Test func aTrackIsWhatItIsCalled() throws {
    let texts = try found("trak/mdia/hdlr") {
      $0.body = zeros(8) + Array("soun".utf8) + zeros(12) + Array("SoundHandler\0".utf8)
    }
    #expect(texts.contains { $0.contains("called something else") })
  }
}

import Testing

@testable import Media

@Suite struct CaptionTrackTests {
  private func track(_ cues: [(Int, Int, String)], seconds: Double? = nil) -> CaptionTrack {
    CaptionTrack(
      language: "en", cues: cues.map { .init(startMilliseconds: $0.0, endMilliseconds: $0.1, text: $0.2) }, webVTT: "",
      seconds: seconds)
  }

  private func text(_ track: CaptionTrack) -> [String] {
    track.samples.map { "\($0.startMilliseconds)-\($0.endMilliseconds) \($0.text)" }
  }

  @Test func whatOverlapsIsShownTogether() {
    #expect(
      text(track([(100, 300, "a"), (200, 400, "b"), (600, 700, "c")])) == [
        "100-200 a", "200-300 a\nb", "300-400 b", "600-700 c",
      ])
  }

  @Test func nothingOutlastsThePicture() {
    #expect(
      text(track([(0, 900, "a"), (1000, 3000, "b"), (2000, 4000, "c")], seconds: 1.5)) == ["0-900 a", "1000-1500 b"])
  }

  @Test(arguments: [
    ("en", "eng"), ("ar", "ara"), ("ku-Latn", "kur"), ("zh-Hans", "zho"), ("ckb", "ckb"), ("de-CH", "deu"),
    ("tlh-x-y", "tlh"), ("x", "und"),
  ])
  func languagesHaveThreeLetters(_ pair: (String, String)) { #expect(CaptionTrack.code(of: pair.0) == pair.1) }

  @Test func sampleCarriesTheLengthOfItsText() {
    let bytes = TimedText.bytes(of: .init(startMilliseconds: 0, endMilliseconds: 1, text: "né"))
    #expect(bytes == [0, 3, 0x6E, 0xC3, 0xA9])
    let long = TimedText.bytes(
      of: .init(startMilliseconds: 0, endMilliseconds: 1, text: String(repeating: "م", count: 40_000)))
    #expect(long.count <= 0xFFFF + 2 && Int(long[0]) << 8 | Int(long[1]) == long.count - 2)
    #expect(String(decoding: long.dropFirst(2), as: UTF8.self).allSatisfy { $0 == "م" })
  }

  /// One letter under a pile of marks is one character, and longer than a sample may be.
  @Test func aTextOfOneEndlessCharacterIsCut() {
    let pile = "a" + String(repeating: "\u{301}", count: 50_000)
    for text in [pile, "b" + pile, pile + "c"] {
      let bytes = TimedText.bytes(of: .init(startMilliseconds: 0, endMilliseconds: 1, text: text))
      #expect(bytes.count <= 0xFFFF + 2 && Int(bytes[0]) << 8 | Int(bytes[1]) == bytes.count - 2)
    }
  }

  @Test(arguments: [Double.nan, .infinity, -1, 1e300]) func noLengthOfAFilmTraps(seconds: Double) {
    _ = track([(0, 900, "a"), (1000, .max, "b"), (.min, 5, "c")], seconds: seconds)
  }
}

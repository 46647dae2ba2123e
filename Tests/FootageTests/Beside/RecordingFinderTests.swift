import Testing

@testable import Footage

@Suite struct RecordingFinderTests {
  private func finder(_ files: [String]) -> RecordingFinder { RecordingFinder(folder: "/f", files: files) }

  @Test func aRecordingBelongsToTheSourceThatItIsNamedAfter() {
    let found = finder(["a/A1.mov", "a/A1.reader.en.wav", "a/A1.reader.arabic.m4a", "A1.reader.en.wav", "A1.mov"])
      .recordings(of: "a/A1.mov")
    #expect(found.recordings.map(\.path) == ["/f/a/A1.reader.arabic.m4a", "/f/a/A1.reader.en.wav"])
    #expect(found.recordings.map(\.language) == ["ar", "en"] && found.problem == nil)
  }

  @Test(arguments: ["A1.reader.en.wav", "x/A1.READER.ar.MP3", "A1.reader.wav"]) func itIsNoSource(_ name: String) {
    #expect(RecordingFinder.isOne(name))
  }

  @Test(arguments: ["reader.en.wav", "A1.en.wav", "A1.reader.en.srt", "reader.wav", "A1 reader en.wav"])
  func whatIsCalledOtherwiseIsNone(_ name: String) { #expect(!RecordingFinder.isOne(name)) }

  @Test func twoInOneLanguageAreAProblem() {
    let problem = finder(["A1.mov", "A1.reader.en.wav", "A1.reader.en.mp3"]).recordings(of: "A1.mov").problem
    #expect(problem?.reason.contains("two in 'en'") == true)
  }

  @Test func oneThatBelongsToNobodyIsAnError() throws {
    #expect(throws: (any Error).self) {
      try finder(["A1.reader.en.wav"]).checkAllBelong(to: ["A1.reader.en.wav", "A2.mov"])
    }
    #expect(throws: (any Error).self) {
      try finder(["A1.mov", "A1.reader.wav"]).checkAllBelong(to: ["A1.mov", "A1.reader.wav"])
    }
    try finder(["A1.mov", "A1.reader.en.wav"]).checkAllBelong(to: ["A1.mov", "A1.reader.en.wav"])
  }
}

@Suite struct NamesFinderTests {
  @Test func onlyTheOneAtTheTopIsRead() throws {
    #expect(try NamesFinder(folder: "/f", files: ["A.mov", "names.yaml"]).lists.map(\.path) == ["/f/names.yaml"])
    #expect(
      try NamesFinder(
        folder: "/f", files: ["A.mov", "my-names.yaml", "a/names.txt", "a/surnames.yaml", "namesake.yaml"]
      ).lists.isEmpty)
  }

  @Test(arguments: [
    "names.yml", "Names.yaml", "a/names.yaml", "names.yaml.txt", "name.yaml", "names.yaml.bak", "names (1).yaml",
    "names.txt",
  ])
  func whatIsMeantAsOneAndWouldNotBeReadIsAnError(_ name: String) {
    #expect {
      try NamesFinder(folder: "/f", files: ["names.yaml", name])
    } throws: {
      "\($0)".contains("/f/\(name)") && "\($0)".contains("would not be hidden")
    }
  }
}

import Files
import Testing

@testable import Speech

@Suite struct SynthesizerPhonemesTests {
  private static let all = Set((32...0x3FF).map(UInt32.init))

  private func sentences(_ text: String, knowing known: Set<UInt32> = all) throws -> [String] {
    try Synthesizer.shared.sentences(of: text, voice: "en-us", knowing: known).map { scalars in
      String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar(UInt32($0)) }))
    }
  }

  @Test func aTextIsDividedIntoSentencesAndKeepsItsPunctuation() throws {
    let found = try sentences("I left, and nobody came. Why? \"Go!\" she said; he stayed")
    #expect(found.map(\.last) == [".", "?", "!", " "], "\(found)")
    #expect(found.first?.contains(", ") == true && found.last?.contains("; ") == true, "\(found)")
  }

  @Test func aZeroEndsNothing() throws {
    #expect(try sentences("One.\u{0}Two.\nThree.").count == 3)
  }

  @Test func whereTheLanguageChangesItsNameIsNotSaid() throws {
    let found = try sentences("He said привет to me.").joined()
    #expect(!found.contains("(") && !found.contains(")"), "\(found)")
  }

  @Test func whatTheVoiceDoesNotKnowIsLeftOut() throws {
    let found = try sentences("Nobody came.", knowing: Set("nob.".unicodeScalars.map(\.value)))
    #expect(Set(found.joined()).isSubset(of: Set("nob. ")), "\(found)")
    #expect(try sentences("...").isEmpty)
  }

  @Test func noSentenceIsLongerThanAVoiceCanTake() throws {
    let found = try sentences(String(repeating: "and nobody came to see me ", count: 300))
    #expect(found.count > 5 && found.allSatisfy { $0.unicodeScalars.count <= 502 })
    let word = try sentences(String(repeating: "nobody", count: 500))
    #expect(word.allSatisfy { $0.unicodeScalars.count <= 502 })
  }

  @Test func aVoiceThatIsNotThereIsAnError() {
    #expect(throws: Failure.self) { try Synthesizer.shared.sentences(of: "a", voice: "xx-nowhere", knowing: []) }
  }
}

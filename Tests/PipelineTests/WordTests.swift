import Testing

@testable import Pipeline

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("detekt", "detect", 1), ("manifset", "manifest", 1), ("", "abc", 3), ("abc", "", 3), ("ca", "abc", 3),
    ("same", "same", 0),
  ]) func distances(_ a: String, _ b: String, _ distance: Int) {
    #expect(Suggestion.distance(Array(a.unicodeScalars), Array(b.unicodeScalars)) == distance)
  }

  @Test func nearestWordIsSuggestedWhateverItsCase() {
    #expect(Suggestion.nearest(to: "BLUR", among: ["fill", "blur"]) == "blur")
    #expect(Suggestion.nearest(to: "youtube-1080", among: ["youtube-720p", "youtube-1080p"]) == "youtube-1080p")
  }

  @Test func farWordsAreNotSuggested() {
    #expect(Suggestion.nearest(to: "transcode", among: ["render", "redact"]) == nil)
    #expect(Suggestion.nearest(to: "x", among: ["a", "b"]) == nil)
  }
}

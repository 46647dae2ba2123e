import Pipeline
import Testing

@Suite struct PublicNameTests {
  @Test(arguments: [
    ("youtube/film-001.en.mp4", "youtube/{name}.en.mp4"), ("web/film-001/720p.mp4", "web/{name}/720p.mp4"),
    ("captions/film-001.vtt", "captions/{name}.vtt"), ("youtube/film-0011.mp4", "youtube/film-0011.mp4"),
    // A platform may be called like a source is published.
    ("film-001/film-001.mp4", "film-001/{name}.mp4"),
  ]) func aNameIsReplacedOnceAndComesBack(_ path: String, _ template: String) {
    #expect(PublicName.template(of: path, named: "film-001") == template)
    #expect(PublicName.path(of: template, named: "film-001") == path)
    #expect(PublicName.isIn(path, "film-001") == (path != template))
  }

  @Test func withoutANameAPathIsItself() {
    #expect(PublicName.template(of: "a/b.mp4", named: nil) == "a/b.mp4")
    #expect(PublicName.path(of: "a/{name}.mp4", named: nil) == "a/{name}.mp4")
  }
}

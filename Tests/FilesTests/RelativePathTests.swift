import Files
import Testing

@Suite struct RelativePathTests {
  @Test(arguments: [
    ("", "", ""), ("", "a", "a"), ("a", "", "a"), ("a", "b", "a/b"), ("/", "a", "/a"), ("a/", "b", "a/b"),
    ("/a", "b/c", "/a/b/c"),
  ]) func joined(_ folder: String, _ name: String, _ path: String) {
    #expect(RelativePath.joined(folder, name) == path)
  }

  @Test(arguments: [("/a/b", "/a", "b"), ("/a/b/c", "/a", "b/c"), ("/a", "/", "a")])
  func liesBelow(_ path: String, _ folder: String, _ rest: String) {
    #expect(RelativePath.of(path, below: folder) == rest)
  }

  @Test(arguments: [("/ab", "/a"), ("/a", "/a"), ("/a/../b", "/a"), ("/a/", "/a"), ("/a//b", "/a"), ("/", "/")])
  func doesNotLieBelow(_ path: String, _ folder: String) { #expect(RelativePath.of(path, below: folder) == nil) }

  @Test(arguments: ["a", "a/b", ".a", "..a", "a.", "…"]) func plain(_ path: String) {
    #expect(RelativePath.isPlain(path))
  }

  @Test(arguments: ["", "/a", "a/", "..", "a/../b", "./a", "a//b", "a\0b", "../\u{338}x", "a/..\u{2F}\u{301}b"])
  func notPlain(_ path: String) {
    #expect(!RelativePath.isPlain(path))
  }

  @Test func parents() {
    #expect(RelativePath.parent(of: "a/b/c") == "a/b")
    #expect(RelativePath.parent(of: "/a/b") == "/a")
    #expect(RelativePath.parent(of: "/a") == "/" && RelativePath.parent(of: "/") == "/")
    #expect(RelativePath.parent(of: "a") == "" && RelativePath.parent(of: "") == "")
    #expect(RelativePath.lastName(of: "a/b") == "b" && RelativePath.lastName(of: "a") == "a")
  }
}

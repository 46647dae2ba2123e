import Pipeline
import Testing

@Suite struct GlobPatternTests {
  @Test(arguments: [
    ("*.mov", "A001.mov"), ("*.mov", "A001.MOV"), ("*.MOV", "a001.mov"), ("Interviews/*", "interviews/x"),
    ("interviews/**/*.{mov,mp4}", "interviews/A001.mov"),
    ("interviews/**/*.{mov,mp4}", "interviews/day 1/cam b/A001.MP4"),
    ("**", "a"), ("**", "a/b/c.mov"), ("a/**", "a/b/c"), ("**/c", "c"), ("**/c", "a/b/c"), ("a/**/b/**/c", "a/b/c"),
    ("a/**/b/**/c", "a/x/b/y/z/c"), ("?001.mov", "A001.mov"), ("[abc].mov", "B.mov"),
    ("[!abc].mov", "d.mov"), ("[^a-c].mov", "x.mov"),
    ("[a-z][0-9].mov", "q7.mov"), ("[]].mov", "].mov"), ("[a-].mov", "-.mov"), ("[[]1].mov", "[1].mov"),
    ("[*].mov", "*.mov"),
    ("{a,b{c,d}}.mov", "bd.mov"), ("{a,b{c,d}}.mov", "a.mov"), ("{day1/*,*}.mov", "day1/x.mov"), ("A{,B}.mov", "A.mov"),
    ("{**/,}x.mov", "a/b/x.mov"), ("a,b}.mov", "a,b}.mov"), ("a**b", "aXb"), ("مقابلة/*.mov", "مقابلة/١.mov"),
    ("e\u{301}.mov", "\u{E9}.mov"), (".trash/*.mov", ".trash/a.mov"), ("a/.*", "a/.hidden"), ("{.a,b}", ".a"),
    ("*.*", "a.b"),
    ("telegram/*/result.json", "telegram/ChatExport_2024-01-01/result.json"), ("***.mov", "x.mov"),
  ]) func matches(_ pattern: String, _ path: String) throws {
    #expect(try #require(GlobPattern(pattern)).matches(path))
  }

  @Test(arguments: [
    ("*.mov", "a/A001.mov"), ("*.mov", "A001.mov.txt"), ("*.mov", "A001.mp4"), ("*.mov", ""), ("a/*", "a"),
    ("a/**", "a"),
    ("interviews/*.mov", "interviews/day1/A001.mov"), ("interviews/**/*.mov", "interviewsX/A001.mov"),
    ("?.mov", "/.mov"),
    ("a?b", "a/b"),
    ("a[!x]b", "a/b"), ("[abc].mov", "d.mov"), ("[!abc].mov", "A.mov"), ("{a,b}.mov", "c.mov"), ("{a,b}.mov", "ab.mov"),
    ("*", ".hidden"), ("*.mov", "._A001.mov"), ("*.mov", ".mov"), ("**", ".git/config"), ("**", "a/.git/config"),
    ("**/*.mov", ".Trash/a.mov"),
    ("**/*.mov", "a/._b.mov"), ("?hidden", ".hidden"), ("[.]hidden", ".hidden"), ("a**b", "a/b"), ("**.mov", "a/b.mov"),
  ]) func doesNotMatch(_ pattern: String, _ path: String) throws {
    #expect(try !#require(GlobPattern(pattern)).matches(path))
  }

  @Test(arguments: [
    "", "/a", "~/a", "a/", "../a", "a/../b", "{..,a}/b", "./a", "a/./b", "a//b", "a\\b", "{a,b", "{a,{b}", "[a", "[",
    "[z-a]",
    String(repeating: "{", count: 100) + String(repeating: "}", count: 100), String(repeating: "a", count: 5000),
  ]) func isRefused(_ pattern: String) { #expect(GlobPattern(pattern) == nil) }

  /// Backtracking would take longer than the universe has existed.
  @Test func hostilePatternsAreMatchedInTime() throws {
    let path = String(repeating: "a", count: 250)
    let folders = String(repeating: "a/", count: 120)
    for (pattern, path) in [
      (String(repeating: "*a", count: 200) + "b", path), (String(repeating: "**/", count: 100) + "b", folders + "c"),
      (String(repeating: "{a,*}", count: 200) + "b", path), (String(repeating: "{a,aa}", count: 100) + "b", path),
    ] {
      let glob = try #require(GlobPattern(pattern))
      let elapsed = ContinuousClock().measure { #expect(!glob.matches(path)) }
      #expect(elapsed < .seconds(20), "\(pattern.prefix(12))")
    }
  }
}

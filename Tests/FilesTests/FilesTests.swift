import Files
import Foundation
import Testing

/// A folder that goes with `body`.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("backlit-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

@Suite struct DigestTests {
  /// FIPS 180-2, appendix B, and the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func publishedVectorsAgree(text: String, hex: String) throws {
    #expect(Digest.of(text).hex == hex)
    try withFolder { folder in
      let file = folder.appendingPathComponent("file")
      try Data(text.utf8).write(to: file)
      #expect(try Digest.of(fileAt: file.path).hex == hex)
    }
  }

  @Test func onlySixtyFourLowerCaseDigitsAreADigest() {
    #expect(Digest(hex: String(repeating: "a", count: 64)) != nil)
    for hex in [
      "", String(repeating: "A", count: 64), String(repeating: "a", count: 63), String(repeating: "é", count: 32),
    ] {
      #expect(Digest(hex: hex) == nil)
    }
  }
}

@Suite struct SourceFileTests {
  @Test func linksFoldersAndPipesAreRefusedAtOnce() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("file"), link = folder.appendingPathComponent("link")
      try Data("x".utf8).write(to: file)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      let pipe = folder.appendingPathComponent("pipe").path
      #expect(mkfifo(pipe, 0o600) == 0)
      for path in [link.path, folder.path, pipe, "/dev/null", folder.appendingPathComponent("missing").path] {
        let failure = #expect(throws: Failure.self) { try SourceFile(path: path) }
        #expect(failure?.explanation.path == path)
      }
    }
  }

  @Test func readingLeavesNoTrace() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("file").path
      try Data(repeating: 7, count: 3_000_000).write(to: URL(fileURLWithPath: path))
      var old = timespec(tv_sec: 1_000_000_000, tv_nsec: 5)
      withUnsafePointer(to: &old) { time in
        var times = [time.pointee, time.pointee]
        #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
      }
      var before = stat(), after = stat()
      stat(path, &before)
      let file = try SourceFile(path: path)
      var total = 0
      try file.forEachBlock { total += $0.count }
      stat(path, &after)
      #expect(total == 3_000_000)
      #expect(after.st_atim.tv_sec == before.st_atim.tv_sec && after.st_atim.tv_nsec == before.st_atim.tv_nsec)
      #expect(after.st_mtim.tv_sec == before.st_mtim.tv_sec && after.st_ino == before.st_ino)
      #expect(throws: Failure.self) { try file.contents(limit: 1000) }
    }
  }
}

@Suite struct WholeFileTests {
  @Test func writingReplacesTheOldFileAndLeavesNothingElse() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("file").path
      try WholeFile.write(Data("old".utf8), to: path)
      try WholeFile.write(Data("new".utf8), to: path, permissions: 0o600)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
    }
  }

  @Test func aFailureLeavesTheOldFileAndNoPartialOne() throws {
    try withFolder { folder in
      // A folder stands where the file should go: the rename fails after everything was written.
      let path = folder.appendingPathComponent("target").path
      try FileManager.default.createDirectory(atPath: path + "/inside", withIntermediateDirectories: true)
      #expect(throws: Failure.self) { try WholeFile.write(Data("new".utf8), to: path) }
      let temporary = WholeFile.temporaryPath(for: path)
      try Data("new".utf8).write(to: URL(fileURLWithPath: temporary))
      #expect(throws: Failure.self) { try WholeFile.publish(temporary, as: path) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["target"])
      let file = folder.appendingPathComponent("file").path
      try WholeFile.write(Data("x".utf8), to: file)
      let failure = #expect(throws: Failure.self) { try WholeFile.write(Data("y".utf8), to: file + "/below") }
      #expect(failure?.explanation.path == file + "/below")
    }
  }

  @Test func temporaryNamesAreHiddenUniqueAndInTheSameFolder() {
    let names = (0..<100).map { _ in WholeFile.temporaryPath(for: "/a/b/film.mp4") }
    #expect(Set(names).count == 100)
    #expect(names.allSatisfy { $0.hasPrefix("/a/b/.film.mp4.") && $0.hasSuffix(".part") })
  }

  @Test func removingAnAbsentFileIsNoError() throws {
    try withFolder { folder in try WholeFile.remove(folder.appendingPathComponent("nothing").path) }
  }
}

@Suite struct ExplanationTests {
  @Test func theTextHasAllFourParts() {
    let explanation = Explanation(
      doing: "reading the transcript", path: "A001.en.srt", reason: "it is not text", advice: "Save it as UTF-8")
    #expect("\(explanation)" == "A001.en.srt: while reading the transcript: it is not text. Save it as UTF-8.")
  }

  @Test func hostileNamesCannotDriveATerminal() {
    #expect("a\u{1b}[2Jb\u{202e}c".printable == "a\\u{1b}[2Jb\\u{202e}c")
    #expect("naïve — كلمة".printable == "naïve — كلمة")
  }

  @Test func equalFactsAreEqualBytesAndForeignOnesAreNamed() throws {
    #expect(try CanonicalJSON.data(["b": 1, "a": 2]) == CanonicalJSON.data(["a": 2, "b": 1]))
    try withFolder { folder in
      let path = folder.appendingPathComponent("facts.json").path
      try Data("[1".utf8).write(to: URL(fileURLWithPath: path))
      let failure = #expect(throws: Failure.self) { try CanonicalJSON.read([Int].self, from: path) }
      #expect(failure?.explanation.path == path)
    }
  }
}

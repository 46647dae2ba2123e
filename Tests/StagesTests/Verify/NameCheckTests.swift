import Files
import Foundation
import Manifests
import Pipeline
import TestSupport
import Testing

@testable import Stages

/// Captions that say a listed name, wherever they are delivered.
@Suite struct NameCheckTests {
  private func findings(in folder: URL, _ file: String, isSidecar: Bool) throws -> [Finding] {
    let list = folder.appendingPathComponent("names.yaml").path
    try Data("hide:\n  ahmad: { match: \"Ahmad|أحمد\" }\n".utf8).write(to: URL(fileURLWithPath: list))
    let delivered = DeliveredFile(file: file, bytes: 1, sha256: Digest.of("a"), language: nil)
    let film = Delivery(
      file: delivered, platform: "small", language: nil, picture: nil, durationSeconds: 2, sourceDurationSeconds: 2,
      sound: nil)
    let manifest = Manifest(
      title: "Film", tool: .init(name: "backlit", version: "1", components: [:]), renditions: isSidecar ? [] : [film],
      sidecars: isSidecar ? [delivered] : [])
    return try NameCheck([Artifact(.names, path: list)]).findings(in: folder, manifest)
  }

  /// A film of two seconds with these captions inside.
  private func film(_ captions: [(language: String, text: String)], in folder: URL) throws -> String {
    var inputs = ["-f", "lavfi", "-i", "color=s=160x90:d=2"], maps = ["-map", "0:v"]
    for (number, captions) in captions.enumerated() {
      let path = folder.appendingPathComponent("\(number).srt")
      try Data("1\n00:00:00,200 --> 00:00:01,800\n\(captions.text)\n".utf8).write(to: path)
      inputs += ["-i", path.path]
      maps += ["-map", "\(number + 1):s", "-metadata:s:s:\(number)", "language=\(captions.language)"]
    }
    _ = try Clip.make(inputs + maps + ["-c:s", "mov_text"], "film-001.mp4", in: folder)
    return "film-001.mp4"
  }

  @Test func captionTracksInsideFilmsAreSearched() throws {
    try withTemporaryFolder { folder in
      for (texts, isShown) in [
        ([("eng", "I left."), ("ara", "قال وأحمد")], true), ([("eng", "My brother\nAhmad left.")], true),
        ([("eng", "I left."), ("ara", "غادرت")], false), ([], false),
      ] as [([(String, String)], Bool)] {
        let found = try findings(in: folder, try film(texts, in: folder), isSidecar: false)
        #expect(found.map(\.check) == (isShown ? ["name-shown"] : []), "\(texts)")
      }
    }
  }

  @Test func captionFilesAreSearchedAndWhatCannotBeReadIsTold() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("film-001.en.srt")
      try Data("1\n00:00:00,000 --> 00:00:01,000\nI met &#65;hmad.\n".utf8).write(to: file)
      #expect(try findings(in: folder, "film-001.en.srt", isSidecar: true).map(\.check) == ["name-shown"])
      try Data("no film".utf8).write(to: folder.appendingPathComponent("film-002.mp4"))
      #expect(try findings(in: folder, "film-002.mp4", isSidecar: false).map(\.check) == ["name-not-looked-for"])
    }
  }
}

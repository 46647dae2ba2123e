import Files
import Foundation
import TestSupport
import Testing

@testable import Manifests

/// A delivery of two renditions and a caption file, each test with one thing wrong: exactly that is found, in exactly that file.
@Suite struct VerifierTests {
  private struct Broken: ExplainedError {
    let explanation = Explanation(doing: "decoding", reason: "a frame is damaged")
  }

  private static let good = RenditionFacts(
    picture: .init(width: 1920, height: 1080, frameRate: "25/1", count: 250, seconds: 10), soundSeconds: 10.02,
    streamCount: 2,
    tags: [
      "major_brand": ["iso4"], "encoder": ["Lavf59.27.100"], "handler_name": ["VideoHandler", "SoundHandler"],
      "language": ["und"],
    ])

  private let first = "youtube-1080p/film-001.en.mp4"
  private let second = "youtube-1080p/film-002.en.mp4"

  /// `check file` of every finding, sorted.
  private func findings(
    failedSources: Int, facts: @escaping (String) throws -> RenditionFacts, change: (DeliveredFolder) throws -> Void
  ) throws -> [String] {
    try withTemporaryFolder { folder in
      let delivery = try DeliveredFolder(in: folder, failedSources: failedSources)
      try change(delivery)
      return Verifier(folder: folder, languageCode: { $0 }, inspect: DeliveredFolder.inspection(in: folder, facts))
        .findings().map {
          "\($0.check.rawValue) \($0.file ?? "-")"
        }.sorted()
    }
  }

  private func findings(_ change: (DeliveredFolder) throws -> Void) throws -> [String] {
    try findings(failedSources: 0, facts: { _ in Self.good }, change: change)
  }

  private func findings(facts: @escaping (String) throws -> RenditionFacts) throws -> [String] {
    try findings(failedSources: 0, facts: facts, change: { _ in })
  }

  @Test(arguments: [
    (3, ["und", "ara"], []), (3, ["und", "fra"], [VerifyFinding.Check.metadataFound]),
    (2, ["und", "ara"], [.soundDiffers]),
    (4, ["und", "ara"], [.soundDiffers]),
  ]) func captionsInsideAreThoseThatWereDelivered(_ found: (Int, [String], [VerifyFinding.Check])) {
    let rendition = Delivery(
      file: .init(file: first, bytes: 1, sha256: Digest.of("")), platform: "classroom", language: nil,
      captionTracks: ["ar"],
      picture: .init(width: 1920, height: 1080, frameRate: "25/1"), durationSeconds: 10, sourceDurationSeconds: 10,
      sound: .init(loudness: -14, truePeak: -1.2), sourceCommitment: Digest.of(first))
    let facts = RenditionFacts(
      picture: Self.good.picture, soundSeconds: 10, streamCount: found.0, tags: ["language": Set(found.1)])
    let check = RenditionCheck(rendition) { $0 == "ar" ? "ara" : "und" }
    #expect(check.findings(.success(facts)).map(\.check) == found.2)
  }

  @Test func nothingIsFoundInAGoodDelivery() throws {
    #expect(try findings { _ in } == [])
  }

  @Test func aFlippedByteATruncatedAndAMissingFileAreNamed() throws {
    #expect(
      try findings {
        var data = try Data(contentsOf: $0.url(first))
        data[2500] ^= 1
        try data.write(to: $0.url(first))
      } == ["digest-differs \(first)"])
    #expect(
      try findings { try Data(contentsOf: $0.url(second)).dropLast().write(to: $0.url(second)) } == [
        "size-differs \(second)"
      ])
    #expect(try findings { try FileManager.default.removeItem(at: $0.url(first)) } == ["file-missing \(first)"])
  }

  @Test(arguments: ["notes.txt", ".hidden", "youtube-1080p/.film-003.mp4.1-2.part", "new/deep/file"])
  func aFileThatNobodyListsIsNamed(name: String) throws {
    let found = try findings {
      try FileManager.default.createDirectory(
        at: $0.url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("x".utf8).write(to: $0.url(name))
    }
    #expect(found == ["stray-file \(name)"])
  }

  @Test func renamedAndSwappedFilesAreNamed() throws {
    #expect(
      try findings { try FileManager.default.moveItem(at: $0.url(first), to: $0.url("youtube-1080p/other.mp4")) }
        == ["file-missing \(first)", "stray-file youtube-1080p/other.mp4"])
    #expect(
      try findings { delivery in
        let one = try Data(contentsOf: delivery.url(first)), two = try Data(contentsOf: delivery.url(second))
        try two.write(to: delivery.url(first))
        try one.write(to: delivery.url(second))
      } == ["digest-differs \(first)", "digest-differs \(second)"])
  }

  @Test func aLinkIsNotTheFileEvenIfItLeadsToTheSameBytes() throws {
    let elsewhere = try TemporaryFolder()
    let film = elsewhere.url.appendingPathComponent("film.mp4")
    let found = try findings { delivery in
      try FileManager.default.moveItem(at: delivery.url(first), to: film)
      try FileManager.default.createSymbolicLink(at: delivery.url(first), withDestinationURL: film)
    }
    #expect(elsewhere.exists("film.mp4"))
    #expect(found == ["file-missing \(first)"])
  }

  @Test func anEditedManifestIsFoundOut() throws {
    let edited = try findings { delivery in
      let text = try String(contentsOf: delivery.url("manifest.json"), encoding: .utf8)
      try text.replacingOccurrences(of: "\"Film\"", with: "\"Other\"").write(
        to: delivery.url("manifest.json"), atomically: true, encoding: .utf8)
    }
    #expect(edited == ["checksums-differ manifest.json"])
    let removed = try findings { try FileManager.default.removeItem(at: $0.url("SHA256SUMS")) }
    #expect(removed == ["checksums-missing SHA256SUMS"])
    let none = try findings { try FileManager.default.removeItem(at: $0.url("manifest.json")) }
    #expect(none == ["manifest-missing manifest.json"])
    let garbage = try findings { try Data("{".utf8).write(to: $0.url("manifest.json")) }
    #expect(garbage == ["manifest-unreadable manifest.json"])
  }

  @Test func aManifestThatPointsOutsideIsRefused() throws {
    for path in ["../secret", "/etc/hostname", "a//b", "./a"] {
      let found = try findings { delivery in
        let sidecar = DeliveredFile(file: path, bytes: 1, sha256: Digest.of("x"), language: nil)
        let manifest = Manifest(
          title: "Film", tool: delivery.manifest.tool, failedSources: 0, renditions: delivery.manifest.renditions,
          sidecars: delivery.manifest.sidecars + [sidecar])
        _ = try ManifestWriter.write(manifest, to: delivery.folder)
      }
      #expect(found == ["path-refused \(path)"])
    }
  }

  @Test(arguments: [".DS_Store", "youtube-1080p/Thumbs.db", "captions/._film-001.en.vtt"])
  func whatSystemsLeaveBehindIsANote(name: String) throws {
    #expect(try findings { try Data("x".utf8).write(to: $0.url(name)) } == ["system-file \(name)"])
    #expect(VerifyFinding.Check.systemFile.isNote && !VerifyFinding.Check.strayFile.isNote)
  }

  @Test func beforeThePublicationTheProofsAreNotMissed() throws {
    let folder = try TemporaryFolder()
    let delivery = try DeliveredFolder(in: folder.url)
    let verifier = Verifier(
      folder: folder.url, languageCode: { $0 }, inspect: DeliveredFolder.inspection(in: folder.url) { _ in Self.good })
    for name in ["manifest.json", "SHA256SUMS"] { try FileManager.default.removeItem(at: delivery.url(name)) }
    #expect(verifier.findings(beforePublishing: delivery.manifest, progress: { _, _ in }).isEmpty)
    try FileManager.default.removeItem(at: delivery.url(first))
    #expect(
      verifier.findings(beforePublishing: delivery.manifest, progress: { _, _ in }).map(\.check) == [.fileMissing])
  }

  /// Nothing is decoded again, and every byte is read all the same.
  @Test func ofWhatIsKnownToBeRightOnlyTheDigestIsLookedAt() throws {
    let folder = try TemporaryFolder()
    let delivery = try DeliveredFolder(in: folder.url)
    var decoded: [String] = []
    let verifier = Verifier(
      folder: folder.url, languageCode: { $0 }, isKnown: { $0.file == first },
      inspect: DeliveredFolder.inspection(in: folder.url) { path in
        decoded.append((path as NSString).lastPathComponent)
        return Self.good
      })
    #expect(verifier.findings().isEmpty && decoded == ["film-002.en.mp4"])
    var data = try Data(contentsOf: delivery.url(first))
    data[2500] ^= 1
    try data.write(to: delivery.url(first))
    #expect(verifier.findings().map(\.check) == [.digestDiffers])
  }

  @Test func anIncompleteRunIsNotPublishable() throws {
    #expect(try findings(failedSources: 2, facts: { _ in Self.good }, change: { _ in }) == ["run-incomplete -"])
  }

  @Test func whatTheMediaTurnOutToBeIsHeldAgainstTheManifest() throws {
    func changed(
      _ width: Int = 1920, picture: Double = 10, sound: Double? = 10, streams: Int = 2,
      tags: [String: Set<String>] = [:]
    ) -> RenditionFacts {
      RenditionFacts(
        picture: .init(width: width, height: 1080, frameRate: "25/1", count: 250, seconds: picture),
        soundSeconds: sound,
        streamCount: streams, tags: tags)
    }
    func only(_ facts: RenditionFacts) throws -> [String] {
      try findings(facts: { $0.hasSuffix(first) ? facts : Self.good })
    }
    #expect(try only(changed(1280)) == ["picture-differs \(first)"])
    #expect(try only(changed(picture: 9)) == ["duration-differs \(first)", "duration-differs \(first)"])
    #expect(try only(changed(sound: nil, streams: 1)) == ["sound-differs \(first)"])
    #expect(try only(changed(streams: 3)) == ["sound-differs \(first)"])
    #expect(try only(changed(tags: ["location": ["+33.5/"]])) == ["metadata-found \(first)"])
    #expect(try only(changed(tags: ["handler_name": ["Core Media Video"]])) == ["metadata-found \(first)"])
    #expect(
      try findings(facts: { path in if path.hasSuffix(first) { throw Broken() } else { return Self.good } }) == [
        "not-decodable \(first)"
      ])
  }
}

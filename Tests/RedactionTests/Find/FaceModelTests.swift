import Files
import Foundation
import Testing

@testable import Redaction

@Suite struct FaceModelTests {
  @Test func modelFromSetUpHasThePinnedDigest() throws {
    #expect(try SetUp.model().digest.hex == FaceModel.pinnedDigest)
  }

  @Test func otherBytesAreRefusedNamingBothDigestsAndTheFix() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("backlit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("centerface.onnx").path
    try Data("not a network".utf8).write(to: URL(fileURLWithPath: path))
    let text = try #require(throws: Failure.self) { try FaceModel(path: path) }.description
    #expect(text.contains(path))
    #expect(text.contains(Digest.of("not a network").hex))
    #expect(text.contains(FaceModel.pinnedDigest))
    #expect(text.contains("run scripts/setup"))
  }

  @Test func missingFileNamesTheFix() throws {
    let text = try #require(throws: Failure.self) { try FaceModel(path: "/nowhere/centerface.onnx") }.description
    #expect(text.contains("/nowhere/centerface.onnx"))
    #expect(text.contains("scripts/setup"))
  }
}

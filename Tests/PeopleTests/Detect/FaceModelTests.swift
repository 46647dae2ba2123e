import Files
import Foundation
import PeopleTestSupport
import TestSupport
import Testing

@testable import People

@Suite struct FaceModelTests {
  @Test func modelFromSetUpHasThePinnedDigest() throws {
    #expect(try SetUp.model().digest.hex == FaceModel.pinnedDigest)
  }

  @Test func otherBytesAreRefusedNamingBothDigestsAndTheFix() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/centerface.onnx"
    try folder.write("not a network", to: "centerface.onnx")
    let text = try #require(throws: Failure.self) { try FaceModel(path: path) }.description
    #expect(text.contains(path))
    #expect(text.contains(Digest.of("not a network").hex))
    #expect(text.contains(FaceModel.pinnedDigest))
    #expect(text.contains("run scripts/setup"))
  }

  @Test func openCVSaysItsVersion() { #expect(FaceDetector.libraryVersion.hasPrefix("4.")) }

  @Test func missingFileNamesTheFix() throws {
    let text = try #require(throws: Failure.self) { try FaceModel(path: "/nowhere/centerface.onnx") }.description
    #expect(text.contains("/nowhere/centerface.onnx"))
    #expect(text.contains("scripts/setup"))
  }
}

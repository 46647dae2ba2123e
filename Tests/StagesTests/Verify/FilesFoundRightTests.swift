import Files
import Foundation
import Manifests
import Pipeline
import TestSupport
import Testing

@testable import Stages

/// What verify knows again, and what it looks at anew.
@Suite struct FilesFoundRightTests {
  private static func delivery(
    _ name: String = "film-001", bytes: String = "a", companion: String = "t", loudness: Double = -14
  ) -> Delivery {
    Delivery(
      file: .init(file: "small/\(name).mp4", bytes: 1, sha256: Digest.of(bytes)), platform: "small", language: nil,
      picture: .init(width: 320, height: 180, frameRate: "25/1"), durationSeconds: 2, sourceDurationSeconds: 2,
      sound: .init(loudness: loudness, truePeak: -2),
      companions: [.init(file: "small/\(name).thumbnail.jpg", bytes: 1, sha256: Digest.of(companion))])
  }

  private func memory(
    in folder: URL, _ options: VerifyStage.Options = .init(), code: String = "1", model: String = "1",
    others: String = "1", name: String = "film-001", plan: String = "p"
  ) -> FilesFoundRight {
    let tool = ToolDescription(
      version: "1", components: [Component.model: model, Component.fonts: others], code: [VerifyStage.name: code])
    let workspace = Workspace(
      source: nil, factsFolder: folder, outputFolder: folder, publicNames: ["001": name], tool: tool,
      key: Digest.of("key"))
    return FilesFoundRight(of: options, in: workspace) { _ in [Digest.of(plan)] }
  }

  @Test func aFileIsKnownUnderAnyName() throws {
    try withTemporaryFolder { folder in
      #expect(!memory(in: folder).contains(Self.delivery()))
      memory(in: folder).keep([Self.delivery()])
      #expect(memory(in: folder).contains(Self.delivery()))
      #expect(memory(in: folder, name: "another-001").contains(Self.delivery("another-001")))
      #expect(memory(in: folder, others: "2").contains(Self.delivery()), "no look depends on fonts")
    }
  }

  @Test func whateverTheLookDependedOnMakesItAnother() throws {
    try withTemporaryFolder { folder in
      memory(in: folder).keep([Self.delivery()])
      for other in [
        Self.delivery(bytes: "b"), Self.delivery(companion: "u"), Self.delivery(loudness: -15),
        Self.delivery("film-002"),
      ] { #expect(!memory(in: folder).contains(other), "\(other)") }
      for other in [
        memory(in: folder, code: "2"), memory(in: folder, model: "2"), memory(in: folder, plan: "q"),
        memory(in: folder, .init(faces: false)), memory(in: folder, .init(covers: false)),
      ] { #expect(!other.contains(Self.delivery())) }
    }
  }

  @Test func whatIsNotKeptAgainIsForgotten() throws {
    try withTemporaryFolder { folder in
      memory(in: folder).keep([Self.delivery(), Self.delivery(bytes: "b")])
      memory(in: folder).keep([Self.delivery(bytes: "b")])
      #expect(!memory(in: folder).contains(Self.delivery()))
      #expect(memory(in: folder).contains(Self.delivery(bytes: "b")))
      let file = folder.appendingPathComponent("found-right.json")
      let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      for text in ["", "[", "{}", "[\"x\"]"] {
        try Data(text.utf8).write(to: file)
        #expect(!memory(in: folder).contains(Self.delivery(bytes: "b")))
      }
    }
  }
}

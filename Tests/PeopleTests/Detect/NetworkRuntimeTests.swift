import CFaceDetector
import Files
import Foundation
import PeopleTestSupport
import TestSupport
import Testing

@testable import People

/// What runs the networks: ONNX Runtime where setup has put it, OpenCV elsewhere, with the same results.
@Suite struct NetworkRuntimeTests {
  /// It is for one kind of processor; elsewhere there is nothing to compare.
  #if arch(x86_64)
    static let isThere = true
  #else
    static let isThere = false
  #endif

  @Test(.enabled(if: isThere)) func setUpPutsItBesideTheModels() throws {
    let model = try SetUp.model()
    #expect(
      try #require(model.runtime).path == URL(fileURLWithPath: model.path).deletingLastPathComponent().path
        + "/libonnxruntime.so")
    #expect(model.runtime.name == "ONNX Runtime 1.28.2")
    #expect(try #require(try SetUp.textModel().runtime).path == model.runtime?.path)
  }

  @Test func withoutItOpenCVRunsTheNetwork() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: SetUp.model().path, toPath: folder.path + "/centerface.onnx")
    let model = try FaceModel(path: folder.path + "/centerface.onnx")
    #expect(model.runtime == nil && model.runtime.name == "OpenCV \(FaceDetector.libraryVersion)")
  }

  @Test(.enabled(if: isThere)) func anotherLibraryIsNotRun() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: SetUp.model().path, toPath: folder.path + "/centerface.onnx")
    try folder.write("not a library", to: NetworkRuntime.fileName)
    let text = try #require(throws: Failure.self) { try FaceModel(path: folder.path + "/centerface.onnx") }.description
    #expect(
      text.contains("ONNX Runtime") && text.contains(NetworkRuntime.pinnedDigest) && text.contains("scripts/setup"))
  }

  /// At every size that is looked at, lying and standing.
  @Test(.enabled(if: isThere), arguments: [(192, 128), (320, 192), (640, 384), (192, 320), (1280, 736)])
  func bothFindTheSame(_ width: Int, _ height: Int) throws {
    let known = try SetUp.model()
    let view = try Portrait.astronaut.view(
      scale: Double(min(width, height)) / Portrait.astronaut.height, degrees: 5, width: width, height: height)
    let slow = try FaceDetector(model: FaceModel(path: known.path, runtime: nil), threads: 1)
    let fast = try FaceDetector(model: known, threads: 1)
    let (one, other) = (try view.detections(slow, threshold: 0.1), try view.detections(fast, threshold: 0.1))
    #expect(one.count == other.count && !one.isEmpty)
    for (a, b) in zip(one, other) {
      #expect(abs(a.confidence - b.confidence) < 1e-3, "\(a) \(b)")
      for (x, y) in [(a.box.x, b.box.x), (a.box.y, b.box.y), (a.box.width, b.box.width), (a.box.height, b.box.height)] {
        #expect(abs(x - y) < 1e-3, "\(a) \(b)")
      }
    }
    #expect(try view.detections(fast, threshold: 0.1) == other, "it is the same each time")
  }

  @Test(.enabled(if: isThere)) func whatIsNoLibraryOrNoNetworkIsRefusedWithAReason() throws {
    let folder = try TemporaryFolder()
    try folder.write("not a library", to: "libonnxruntime.so")
    let known = try SetUp.model()
    let nothing = NetworkRuntime(path: folder.path + "/libonnxruntime.so")
    let text = try #require(throws: Failure.self) {
      try FaceDetector(model: FaceModel(path: known.path, runtime: nothing), threads: 1)
    }.description
    #expect(text.contains("ONNX Runtime cannot be opened"))
    let runtime = try #require(known.runtime)
    for bytes in [Data("not a network".utf8), known.bytes.prefix(100_000), try SetUp.textModel().bytes] {
      #expect(throws: Failure.self) {
        try FaceCalls.loadNetwork("it", path: "x", bytes: bytes, runtime: runtime, face_detector_create)
      }
    }
  }
}

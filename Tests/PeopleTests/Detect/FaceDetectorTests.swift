import CFaceDetector
import Files
import Foundation
import PeopleTestSupport
import Support
import Testing

@testable import People

/// The real model on real portraits; needs what `scripts/setup` fetches.
@Suite struct FaceDetectorTests {
  @Test(arguments: Portrait.all) func portraitIsOneConfidentFaceAtBothScales(_ portrait: Portrait) throws {
    let detector = try FaceDetector(model: SetUp.model(), threads: 2)
    for (width, height) in [(320, 192), (960, 544)] {
      let view = try portrait.view(scale: Double(height) / portrait.height, degrees: 0, width: width, height: height)
      let found = try view.detections(detector)
      #expect(found.count == 1)
      let face = try #require(found.first)
      #expect(face.confidence > TrackBuilder.Settings().startConfidence)
      #expect(face.scale == width)
      let head = view.boundsOfHead
      #expect(head.contains(face.box, slack: 0.02), "the face lies in the head: \(face.box) in \(head)")
    }
  }

  @Test func pictureWithoutAFaceGivesNone() throws {
    let detector = try FaceDetector(model: SetUp.model(), threads: 1)
    let grey = PortraitView(width: 320, height: 192, bytes: Data(repeating: 120, count: 320 * 192 * 3), outline: [])
    #expect(try grey.detections(detector).isEmpty)
  }

  @Test func numberOfThreadsDoesNotChangeTheResult() throws {
    let view = try Portrait.astronaut.view(scale: 0.3, degrees: 10, width: 320, height: 192)
    let model = try FaceModel(path: SetUp.model().path, runtime: nil)
    let one = try view.detections(FaceDetector(model: model, threads: 1))
    let two = try view.detections(FaceDetector(model: model, threads: 2))
    #expect(!one.isEmpty && one == two)
  }

  /// Several sources are looked through at a time, and OpenCV has one pool of threads for all of them.
  @Test func theNumberOfThreadsMayChangeWhileOthersDetect() throws {
    let view = try Portrait.astronaut.view(scale: 0.3, degrees: 0, width: 320, height: 192)
    let model = try FaceModel(path: SetUp.model().path, runtime: nil)
    let counts = Locked<[Int]>([]), detecting = Locked(3)
    DispatchQueue.concurrentPerform(iterations: 4) { number in
      var message = [CChar](repeating: 0, count: 512), threads: Int32 = 1
      while number == 3, detecting.withLock({ $0 }) > 0 {
        threads = 3 - threads
        _ = face_detector_set_threads(threads, &message, message.count)
      }
      guard number < 3 else { return }
      defer { detecting.withLock { $0 -= 1 } }
      guard let detector = try? FaceDetector(model: model, threads: 2) else { return }
      for _ in 0..<30 {
        guard let found = try? view.detections(detector) else { return }
        counts.withLock { $0.append(found.count) }
      }
    }
    #expect(counts.withLock { $0 } == Array(repeating: 1, count: 90))
  }

  @Test func sizesMayAlternate() throws {
    let detector = try FaceDetector(model: SetUp.model(), threads: 1)
    let view = try Portrait.astronaut.view(scale: 0.3, degrees: 0, width: 320, height: 192)
    let first = try view.detections(detector)
    for side in [32, 64, 96, 128, 160] {
      _ = try PortraitView(width: side, height: 32, bytes: Data(count: side * 32 * 3), outline: []).detections(detector)
    }
    #expect(try view.detections(detector) == first)
  }

  @Test func paddedRowsAreTheSamePicture() throws {
    let detector = try FaceDetector(model: SetUp.model(), threads: 1)
    let view = try Portrait.astronaut.view(scale: 0.3, degrees: 0, width: 320, height: 192)
    let row = view.width * 3
    var padded = Data()
    for start in stride(from: 0, to: view.bytes.count, by: row) {
      padded += view.bytes[start..<start + row] + Data(repeating: 255, count: 37)
    }
    let found = try padded.withUnsafeBytes { buffer in
      try detector.detect(
        in: BGRPicture(width: 320, height: 192, stride: row + 37, bytes: #require(buffer.baseAddress)), threshold: 0.15)
    }
    #expect(try found == view.detections(detector))
  }

  @Test(arguments: [(100, 64), (64, 0), (8192, 32)]) func sizesThatDoNotSuitTheNetworkAreRefused(
    _ size: (Int, Int)
  ) throws {
    let detector = try FaceDetector(model: SetUp.model(), threads: 1)
    let error = try #require(throws: Failure.self) {
      try Data(count: 64).withUnsafeBytes { buffer in
        _ = try detector.detect(
          in: BGRPicture(width: size.0, height: size.1, stride: size.0 * 3, bytes: #require(buffer.baseAddress)),
          threshold: 0.15)
      }
    }
    #expect(error.description.contains("multiples of 32"))
  }

  @Test func bytesThatAreNoNetworkAreRefusedWithoutACrash() {
    var handle: OpaquePointer?
    var message = [CChar](repeating: 0, count: 128)
    let garbage = [UInt8](repeating: 0x42, count: 1000)
    #expect(face_detector_create(garbage, garbage.count, nil, &handle, &message, message.count) == FACE_BAD_MODEL)
    #expect(handle == nil)
    #expect(message[0] != 0)
  }

  @Test func longMessageIsCutToItsBuffer() {
    var handle: OpaquePointer?
    var message = [CChar](repeating: 1, count: 8)
    #expect(face_detector_create(nil, 0, nil, &handle, &message, 5) == FACE_BAD_ARGUMENT)
    #expect(message[4] == 0 && message[5] == 1)
  }
}

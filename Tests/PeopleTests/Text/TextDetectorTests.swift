import CFaceDetector
import Files
import Foundation
import PeopleTestSupport
import TestSupport
import Testing

@testable import People

@Suite struct TextDetectorTests {
  private func lines(
    _ arguments: [String], width: Int = 736, height: Int = 416, withRuntime: Bool = true
  ) throws -> [Detection] {
    let bytes = try Clip.ffmpeg(arguments + ["-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "bgr24", "-"])
    try #require(bytes.count == width * height * 3)
    let known = try SetUp.textModel()
    let model = withRuntime ? known : try TextModel(path: known.path, runtime: nil)
    let detector = try TextDetector(model: model, threads: 1)
    return try bytes.withUnsafeBytes { buffer in
      try detector.detect(
        in: BGRPicture(width: width, height: height, stride: width * 3, bytes: #require(buffer.baseAddress)))
    }
  }

  @Test func modelFromSetUpHasThePinnedDigestAndAnotherFileIsRefused() throws {
    #expect(try SetUp.textModel().digest.hex == TextModel.pinnedDigest)
    let text = try #require(throws: Failure.self) { try TextModel(path: SetUp.model().path) }.description
    #expect(text.contains(TextModel.pinnedDigest) && text.contains("scripts/setup"))
  }

  @Test(arguments: [6, 10, 30]) func aDrawnNameTagIsFound(letters: Int) throws {
    let tag = NameTag("R. Okafor", letters: letters, x: "300", y: "200")
    let picture = ["-f", "lavfi", "-i", "color=0x707a70:size=736x416,noise=alls=6,\(tag.filter)"]
    let found = try lines(picture), slow = try lines(picture, withRuntime: false)
    #expect(found.count == 1, "\(found)")
    // To two pixels of the map: kernels round differently.
    #expect(slow.count == found.count, "OpenCV finds the same")
    for (a, b) in zip(slow, found) {
      #expect(abs(a.box.x - b.box.x) < 0.003 && abs(a.box.y - b.box.y) < 0.005, "\(a) \(b)")
      #expect(abs(a.box.width - b.box.width) < 0.003 && abs(a.box.height - b.box.height) < 0.005, "\(a) \(b)")
    }
    let box = try #require(found.first).box
    #expect(box.contains(x: 306.0 / 736, y: (200 + 0.6 * Double(letters)) / 416))
    #expect(box.width * 736 > 3 * Double(letters) && box.height * 416 < 4 * Double(letters) + 8, "\(box)")
  }

  @Test func nothingIsReadInAPlainRoom() throws {
    #expect(try lines(["-f", "lavfi", "-i", "color=0x707a70:size=736x416,noise=alls=12"]).isEmpty)
  }

  /// The one portrait shows stars, which look like letters to the network, and a name tag, which is too small here; the other a patch with names.
  @Test(arguments: Portrait.all) func aFaceIsNotTakenForText(_ portrait: Portrait) throws {
    let scale = 416 / portrait.height
    let found = try lines([
      "-i", SetUp.portrait(portrait.name), "-vf", "scale=\(Int(portrait.width * scale)):416:flags=area,pad=736:416",
    ])
    let head = portrait.name == "hopper" ? (253.0, 200.0) : (230.0, 100.0)
    #expect(!found.contains { $0.box.contains(x: head.0 * scale / 736, y: head.1 * scale / 416) }, "\(found)")
  }

  @Test func whatIsNoNetworkOrAnotherOneIsRefused() throws {
    let faces = try SetUp.model().bytes, text = try SetUp.textModel().bytes
    for (bytes, reason) in [
      (Data("not a network".utf8), "ONNX"), (text.prefix(text.count / 2), "ends"), (faces, "one input"),
    ] {
      var handle: OpaquePointer?
      var message = [CChar](repeating: 0, count: 256)
      let status = bytes.withUnsafeBytes {
        text_detector_create($0.baseAddress, $0.count, nil, &handle, &message, message.count)
      }
      let said = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      #expect(status == FACE_BAD_MODEL && handle == nil && said.contains(reason), "\(said)")
    }
  }

  /// 20 columns × 10 rows: a bar of 10 × 2, and specks.
  @Test func aBarInTheMapIsOneLineAndALittleLarger() throws {
    var map = [Float](repeating: 0, count: 200)
    for row in 4...5 { for column in 5..<15 { map[row * 20 + column] = 0.8 } }
    map[19] = 1
    var lines = [Face](repeating: Face(), count: 4), count = 0
    var message = [CChar](repeating: 0, count: 128)
    #expect(text_map_decode(map, 20, 10, 0.5, &lines, 4, &count, &message, message.count) == FACE_OK)
    #expect(count == 1)
    #expect(lines[0].left < 4 && lines[0].left > 1 && lines[0].right > 16 && lines[0].top < 3 && lines[0].bottom > 7)
    #expect(abs(lines[0].confidence - 0.8) < 1e-5)
    map[0] = .nan
    #expect(text_map_decode(map, 20, 10, 0.5, &lines, 4, &count, &message, message.count) == FACE_FAILED)
  }
}

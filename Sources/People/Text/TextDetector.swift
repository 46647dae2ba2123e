internal import CFaceDetector
import Files

/// Finds lines of text in small pictures: a network that tells pixels of text from others, run by ONNX Runtime or by OpenCV's DNN module. It
/// reads nothing: what is written stays unknown.
///
/// It is for one thread at a time, and equal pictures give equal lines on any number of threads.
public final class TextDetector {
  /// Lines of which it is less sure are textures as often as letters: what the authors of the network use.
  static let leastConfidence: Float = 0.5

  private let handle: OpaquePointer
  /// More lines than this in one picture are refused rather than cut off.
  private var lines = [Face](repeating: Face(), count: 4096)

  /// `threads` holds for every detector of the process, as with `FaceDetector`. Throws `Failure`.
  public init(model: TextModel, threads: Int) throws {
    try FaceCalls.check("setting the text detector's threads") {
      face_detector_set_threads(Int32(clamping: threads), $0, $1)
    }
    handle = try FaceCalls.loadNetwork(
      "the text detector's model", path: model.path, bytes: model.bytes, runtime: model.runtime, text_detector_create)
  }

  deinit { text_detector_destroy(handle) }

  /// The lines in `picture`, most confident first, each a box around whole letters. Throws `Failure` when the picture's size does not suit the network.
  public func detect(in picture: BGRPicture) throws -> [Detection] {
    var view = FacePicture(picture), count = 0
    try FaceCalls.check("looking for text in a picture of \(picture.width) × \(picture.height)") { message, capacity in
      text_detector_detect(handle, &view, Self.leastConfidence, &lines, lines.count, &count, message, capacity)
    }
    return lines.prefix(count).map { Detection($0, width: picture.width, height: picture.height) }
  }
}

internal import CFaceDetector
import Files

/// Finds faces in small pictures: CenterFace, run by ONNX Runtime or by OpenCV's DNN module.
///
/// It is for one thread at a time, and equal pictures give equal detections on any number of threads.
public final class FaceDetector {
  /// Of OpenCV, as in `4.6.0`.
  public static var libraryVersion: String { String(cString: face_detector_opencv_version()) }

  private let handle: OpaquePointer
  /// More faces than this in one picture are refused rather than cut off.
  private var faces = [Face](repeating: Face(), count: 4096)

  /// `threads` holds for every detector of the process: OpenCV keeps one pool of threads. Throws `Failure`.
  public init(model: FaceModel, threads: Int) throws {
    try FaceCalls.check("setting the face detector's threads") {
      face_detector_set_threads(Int32(clamping: threads), $0, $1)
    }
    handle = try FaceCalls.loadNetwork(
      "the face detector's model", path: model.path, bytes: model.bytes, runtime: model.runtime, face_detector_create)
  }

  deinit { face_detector_destroy(handle) }

  /// The faces in `picture`, most confident first. Throws `Failure` when the picture's size does not suit the network, or when it
  /// shows more faces than can be taken in.
  public func detect(in picture: BGRPicture, threshold: Float) throws -> [Detection] {
    var view = FacePicture(picture), count = 0
    try FaceCalls.check("looking for faces in a picture of \(picture.width) × \(picture.height)") { message, capacity in
      face_detector_detect(handle, &view, threshold, &faces, faces.count, &count, message, capacity)
    }
    return faces.prefix(count).map { Detection($0, width: picture.width, height: picture.height) }
  }
}

extension Detection {
  init(_ face: Face, width: Int, height: Int) {
    self.init(
      box: NormalizedBox(face, width: width, height: height), confidence: Double(face.confidence),
      scale: max(width, height))
  }
}

/// A view of a small picture of interleaved blue, green and red bytes.
///
/// It owns nothing: the bytes must outlive the call that it is given to.
public struct BGRPicture {
  /// Pixels; a multiple of 32.
  public let width: Int
  /// Pixels; a multiple of 32.
  public let height: Int
  /// Bytes from one row to the next, at least 3 × width.
  public let stride: Int
  /// `stride` × (`height` - 1) + 3 × `width` bytes can be read from here.
  public let bytes: UnsafeRawPointer

  public init(width: Int, height: Int, stride: Int, bytes: UnsafeRawPointer) {
    self.width = width
    self.height = height
    self.stride = stride
    self.bytes = bytes
  }
}

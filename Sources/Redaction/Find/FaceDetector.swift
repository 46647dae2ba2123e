internal import CFaceDetector
import Files

/// Finds faces in small pictures: CenterFace on OpenCV's DNN module.
///
/// It is for one thread at a time, and equal pictures give equal detections on any number of threads.
public final class FaceDetector {
  /// Of OpenCV, as in `4.6.0`.
  public static var libraryVersion: String { String(cString: face_detector_opencv_version()) }

  private let handle: OpaquePointer
  private let modelPath: String
  /// More faces than this in one picture are refused rather than cut off.
  private var faces = [Face](repeating: Face(), count: 4096)

  /// `threads` holds for every detector of the process: OpenCV keeps one pool of threads. Throws `Failure`.
  public init(model: FaceModel, threads: Int) throws {
    modelPath = model.path
    var handle: OpaquePointer?
    try Self.check("setting the face detector's threads", path: nil) {
      face_detector_set_threads(Int32(clamping: threads), $0, $1)
    }
    try Self.check("loading the face detector's model", path: model.path) { message, capacity in
      model.bytes.withUnsafeBytes { face_detector_create($0.baseAddress, $0.count, &handle, message, capacity) }
    }
    guard let handle else {
      throw Failure(doing: "loading the face detector's model", path: model.path, reason: "it gave no detector")
    }
    self.handle = handle
  }

  deinit { face_detector_destroy(handle) }

  /// The faces in `picture`, most confident first. Throws `Failure` when the picture's size does not suit the network, or when it
  /// shows more faces than can be taken in.
  public func detect(in picture: BGRPicture, threshold: Float) throws -> [Detection] {
    var view = FacePicture(
      bytes: picture.bytes.assumingMemoryBound(to: UInt8.self), width: Int32(clamping: picture.width),
      height: Int32(clamping: picture.height), stride: Int64(picture.stride), order: FACE_BGR)
    var count = 0
    try Self.check("looking for faces in a picture of \(picture.width) × \(picture.height)", path: nil) { message, capacity in
      face_detector_detect(handle, &view, threshold, &faces, faces.count, &count, message, capacity)
    }
    return faces.prefix(count).map { Detection($0, width: picture.width, height: picture.height) }
  }

  /// The gate that every call passes.
  private static func check(_ doing: String, path: String?, _ call: (UnsafeMutablePointer<CChar>?, Int) -> FaceStatus) throws {
    var message = [CChar](repeating: 0, count: 512)
    let status = message.withUnsafeMutableBufferPointer { call($0.baseAddress, $0.count) }
    guard status != FACE_OK else { return }
    let text = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    throw Failure(doing: doing, path: path, reason: text.isEmpty ? "OpenCV failed without saying why" : text.printable)
  }
}

extension Detection {
  init(_ face: Face, width: Int, height: Int) {
    self.init(
      box: NormalizedBox(
        left: Double(face.left) / Double(width), top: Double(face.top) / Double(height),
        right: Double(face.right) / Double(width), bottom: Double(face.bottom) / Double(height)
      ).cutFarOutside(),
      confidence: Double(face.confidence), scale: max(width, height))
  }
}

extension NormalizedBox {
  /// No face reaches further than one picture beyond the picture.
  fileprivate func cutFarOutside() -> NormalizedBox {
    func near(_ value: Double) -> Double { min(max(value, -1), 2) }
    return NormalizedBox(left: near(x), top: near(y), right: near(right), bottom: near(bottom))
  }
}

internal import CFaceDetector
import Files

/// Finds faces with a cascade of boosted classifiers on OpenCV's objdetect module: slower to be fooled by what fools a network, and
/// the other way round. It is for one thread at a time.
final class FaceCascade {
  private let handle: OpaquePointer
  private var faces = [Face](repeating: Face(), count: 1024)

  /// Throws `Failure` where OpenCV cannot read it.
  init(model: CascadeModel) throws {
    handle = try FaceCalls.load("the second face detector", path: model.path, bytes: model.bytes, face_cascade_create)
  }

  deinit { face_cascade_destroy(handle) }

  /// The faces that were seen in at least `leastWindows` windows, with their number.
  func detect(in picture: BGRPicture, leastWindows: Int) throws -> [(box: NormalizedBox, windows: Int)] {
    var view = FacePicture(picture), count = 0
    try FaceCalls.check("looking for faces in a picture of \(picture.width) × \(picture.height) a second time") {
      message, capacity in
      face_cascade_detect(handle, &view, Int32(clamping: leastWindows), &faces, faces.count, &count, message, capacity)
    }
    return faces.prefix(count).map {
      (NormalizedBox($0, width: picture.width, height: picture.height), Int($0.confidence))
    }
  }
}

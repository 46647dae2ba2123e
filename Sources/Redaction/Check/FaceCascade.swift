internal import CFaceDetector
import Files

/// Finds faces with a cascade of boosted classifiers on OpenCV's objdetect module: slower to be fooled by what fools a network, and
/// the other way round. It is for one thread at a time.
final class FaceCascade {
  private let handle: OpaquePointer
  private var faces = [Face](repeating: Face(), count: 1024)

  /// Throws `Failure` where OpenCV cannot read it.
  init(model: CascadeModel) throws {
    var handle: OpaquePointer?
    try Self.check("loading the second face detector", path: model.path) { message, capacity in
      model.bytes.withUnsafeBytes { face_cascade_create($0.baseAddress, $0.count, &handle, message, capacity) }
    }
    guard let handle else {
      throw Failure(doing: "loading the second face detector", path: model.path, reason: "it gave no detector")
    }
    self.handle = handle
  }

  deinit { face_cascade_destroy(handle) }

  /// The faces that were seen in at least `leastWindows` windows, with their number.
  func detect(in picture: BGRPicture, leastWindows: Int) throws -> [(box: NormalizedBox, windows: Int)] {
    var view = FacePicture(
      bytes: picture.bytes.assumingMemoryBound(to: UInt8.self), width: Int32(clamping: picture.width),
      height: Int32(clamping: picture.height), stride: Int64(picture.stride), order: FACE_BGR)
    var count = 0
    try Self.check("looking for faces in a picture of \(picture.width) × \(picture.height) a second time", path: nil) { message, capacity in
      face_cascade_detect(handle, &view, Int32(clamping: leastWindows), &faces, faces.count, &count, message, capacity)
    }
    let width = Double(picture.width), height = Double(picture.height)
    return faces.prefix(count).map { face in
      let box = NormalizedBox(
        left: Double(face.left) / width, top: Double(face.top) / height, right: Double(face.right) / width, bottom: Double(face.bottom) / height)
      return (box, Int(face.confidence))
    }
  }

  private static func check(_ doing: String, path: String?, _ call: (UnsafeMutablePointer<CChar>?, Int) -> FaceStatus) throws {
    var message = [CChar](repeating: 0, count: 512)
    let status = message.withUnsafeMutableBufferPointer { call($0.baseAddress, $0.count) }
    guard status != FACE_OK else { return }
    let text = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    throw Failure(doing: doing, path: path, reason: text.isEmpty ? "OpenCV failed without saying why" : text.printable)
  }
}

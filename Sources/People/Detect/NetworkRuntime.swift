import Files
import Foundation
import Support

/// ONNX Runtime, where setup has put it: it runs the networks several times as fast as OpenCV, which does where it is not.
public struct NetworkRuntime: Sendable {
  /// Of `libonnxruntime.so` as the PyPI wheel `sherpa-onnx-core==2.0.1` carries it (MIT).
  public static let pinnedDigest = "4b3607aebd1784b26b6f9b20e4bd974c7ab8287043e4d095cb7d2cb40b5e566e"
  public static let fileName = "libonnxruntime.so"
  public static let version = "1.28.2"

  public let path: String

  /// Paths at which this process has found it.
  private static let known = Locked<Set<String>>([])

  /// Where it has to lie to run a model; nil where nothing lies there, as on a processor for which there is none. What it is, is not looked at.
  public static func path(beside model: String) -> String? {
    // What setup fetches is for this kind of processor only.
    #if arch(x86_64)
      let path = URL(fileURLWithPath: model).deletingLastPathComponent().appendingPathComponent(fileName).path
      return FileManager.default.fileExists(atPath: path) ? path : nil
    #else
      return nil
    #endif
  }

  /// The one that lies in the folder of a model; nil where none does. Throws `Failure` where it cannot be read, or has another SHA-256 than the pinned one: code
  /// that nobody knows is not run.
  public static func beside(model: String) throws -> NetworkRuntime? {
    guard let path = path(beside: model) else { return nil }
    // Several models are run by it, and it is long.
    if !known.withLock({ $0.contains(path) }) {
      _ = try ModelFile("ONNX Runtime", path: path, pinned: pinnedDigest)
      known.withLock { _ = $0.insert(path) }
    }
    return NetworkRuntime(path: path)
  }
}

extension NetworkRuntime? {
  /// What runs a network.
  public var name: String {
    self == nil ? "OpenCV \(FaceDetector.libraryVersion)" : "ONNX Runtime \(NetworkRuntime.version)"
  }
}

/// Which tool wrote a file: what keys and the manifest say of it.
public struct ToolDescription: Sendable, Hashable, Codable {
  /// Of Backlit.
  public let version: String
  /// Versions and digests of what results depend on: `libavcodec` → `59.37.100`, `centerface.onnx` → its SHA-256.
  public let components: [String: String]
  /// Of the code that makes the results of each stage, by the stage's name.
  public let code: [String: String]
  /// Where this machine keeps what the components are read from: `centerface.onnx` → a path. Never part of a key.
  public let resources: [String: String]

  public init(
    version: String, components: [String: String], code: [String: String] = [:], resources: [String: String] = [:]
  ) {
    self.version = version
    self.components = components
    self.code = code
    self.resources = resources
  }
}

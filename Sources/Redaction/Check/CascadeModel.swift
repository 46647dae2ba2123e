public import Files
public import Foundation

/// The cascade with which renditions are looked at a second time: MB-LBP features, of Debian's package opencv-data.
public struct CascadeModel: Sendable {
  public static let fileName = "lbpcascade_frontalface_improved.xml"
  /// Where Debian puts it.
  public static let defaultPath = "/usr/share/opencv4/lbpcascades/\(fileName)"

  /// As the user would name it.
  public let path: String
  public let bytes: Data
  public let digest: Digest

  /// Throws `Failure` when the file cannot be read.
  public init(path: String = defaultPath) throws {
    do {
      bytes = try SourceFile(path: path).contents(limit: 16 << 20)
    } catch let failure as Failure {
      throw Failure(
        doing: "loading the second face detector", path: path, reason: failure.explanation.reason,
        advice: "Install the Debian package opencv-data, or run scripts/setup")
    }
    digest = Digest.of(bytes)
    self.path = path
  }
}

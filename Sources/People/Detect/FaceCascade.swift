internal import CFaceDetector
public import Files
public import Foundation

/// Finds faces with a cascade of boosted classifiers on OpenCV's objdetect module: slower to be fooled by what fools a network, and
/// the other way round. It is for one thread at a time.
public final class FaceCascade {
  private let handle: OpaquePointer
  private var faces = [Face](repeating: Face(), count: 1024)

  /// Throws `Failure` where OpenCV cannot read it.
  public init(model: CascadeModel) throws {
    handle = try FaceCalls.load("the second face detector", path: model.path, bytes: model.bytes, face_cascade_create)
  }

  deinit { face_cascade_destroy(handle) }

  /// The faces that were seen in at least `leastWindows` windows, with their number.
  public func detect(in picture: BGRPicture, leastWindows: Int) throws -> [(box: NormalizedBox, windows: Int)] {
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

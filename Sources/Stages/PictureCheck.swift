import Files
import Foundation
import Media
import Pipeline
import Redaction

/// A check that looks at the pictures of delivered files.
public protocol PictureCheck: AnyObject {
  /// nil for a file in which there is nothing to check.
  func look(at file: String) throws -> (any PictureLook)?
  /// Files that are pictures and belong to renditions, relative to `folder`: what the check of renditions does not decode.
  func pictureFiles(in folder: URL) throws -> [String]
  /// What went wrong while looking, which is no fault of a file: it is told when all is done.
  var error: (any Error)? { get }
}

/// One file that is being looked at.
public protocol PictureLook: AnyObject {
  /// Takes every picture in turn.
  func add(_ picture: Frame)
  var findings: [Finding] { get }
}

extension [String: DeliveredFile] {
  /// Pictures that belong to renditions, and are there.
  func thumbnails(in folder: URL) -> [String] {
    filter { file, delivered in delivered.isThumbnail && (try? SourceFile(path: folder.appendingPathComponent(file).path)) != nil }.keys.sorted()
  }
}

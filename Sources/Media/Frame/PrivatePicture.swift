public import Foundation

/// A picture that may show people as they are: for whoever decides who is hidden, or has to see what a rendition gives away.
///
/// It is no `RedactedFrame`, and nothing that encodes renditions takes it. Its pixels come out only as a file in a private folder, or for a
/// page in one.
public struct PrivatePicture: Sendable {
  private let frame: Frame

  /// Of any picture, whose pixels it shares and which it leaves as it is. Throws `MediaError`.
  public init(_ frame: Frame) throws {
    let own = try frame.reference()
    own.stripSideData()
    self.frame = own
  }

  /// The bytes of a picture file, for a page that is written into the folder.
  public func data(as format: StillWriter.Format, for _: PrivateFolder) throws -> Data {
    try StillWriter.encoded(frame, as: format)
  }

  /// Writes it into the folder, for its owner only, and returns the path. `name` is a file name, not a path.
  @discardableResult public func write(
    as format: StillWriter.Format, named name: String, in folder: PrivateFolder
  ) throws -> String {
    try folder.write(data(as: format, for: folder), named: name)
  }
}

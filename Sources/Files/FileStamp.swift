import Foundation
import Support

/// What tells whether a file is still the one that was looked at before. It is no proof of content: that is what
/// `Digest` is for.
///
/// The time of modification can be set to anything by whoever may write to the file; the time of status change is the
/// system's own.
public struct FileStamp: Sendable, Hashable, Codable {
  public let device: UInt64
  public let inode: UInt64
  /// In bytes.
  public let size: Int64
  /// When the content was last written, as the file says.
  public let modified: Time
  /// When anything of the file was last changed, its times included.
  public let changed: Time

  /// Since 1970. Two numbers, since a file's time may lie beyond 2262, which nanoseconds alone cannot count.
  public struct Time: Sendable, Hashable, Codable {
    public let seconds: Int64
    /// From 0 to 999 999 999, on top of the seconds.
    public let nanoseconds: Int64

    init(_ time: timespec) {
      seconds = Int64(time.tv_sec)
      nanoseconds = Int64(time.tv_nsec)
    }

    /// Exact to some hundred nanoseconds in our century.
    fileprivate var value: Double { Double(seconds) + Double(nanoseconds) / 1e9 }
  }

  /// Throws `Failure` where there is no regular file of that name; a link is none.
  public init(path: String) throws {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      throw Failure(doing: "looking at the file", path: path, reason: errorText(errno))
    }
    try self.init(status, path: path)
  }

  init(descriptor: Int32, path: String) throws {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw Failure(doing: "looking at the file", path: path, reason: errorText(errno))
    }
    try self.init(status, path: path)
  }

  private init(_ status: stat, path: String) throws {
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(doing: "opening the file", path: path, reason: "it is not a regular file")
    }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modified = Time(status.st_mtim)
    changed = Time(status.st_ctim)
  }

  /// Whether both times lie further than `seconds` from `date`: a file that has just been written may be written again
  /// without its times moving on, since file systems count in steps of up to a second. A camera set to a wrong date
  /// makes files of the future, which have settled as well.
  public func hasSettled(at date: Date, for seconds: Double) -> Bool {
    [modified, changed].allSatisfy { abs(date.timeIntervalSince1970 - $0.value) > seconds }
  }
}

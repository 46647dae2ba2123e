import Files
import Foundation
import TestSupport
import Testing

@Suite struct FileStampTests {
  private func set(_ path: String, seconds: Int, nanoseconds: Int = 0) {
    var times = [timespec](repeating: timespec(tv_sec: seconds, tv_nsec: nanoseconds), count: 2)
    #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
  }

  /// 2262 is as far as 64 bits of nanoseconds reach. A file system may clamp what it is asked for: it is the reading that must not trap.
  @Test(arguments: [0, -1, -5_000_000_000, 9_223_372_037, 15_000_000_000, 253_402_300_799, Int.max / 2, Int.min / 2])
  func anyTimeIsKeptExactly(seconds: Int) throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("file").path
      try Data("x".utf8).write(to: URL(fileURLWithPath: path))
      set(path, seconds: seconds, nanoseconds: 7)
      var status = stat()
      #expect(lstat(path, &status) == 0)
      let stamp = try FileStamp(path: path)
      #expect(stamp.modified.seconds == Int64(status.st_mtim.tv_sec))
      #expect(stamp.modified.nanoseconds == Int64(status.st_mtim.tv_nsec))
      #expect(try JSONDecoder().decode(FileStamp.self, from: CanonicalJSON.data(stamp)) == stamp)
      #expect(try SourceFile(path: path).stamp == stamp)
      _ = stamp.hasSettled(at: Date(), for: 1)
    }
  }

  @Test func aTimeThatIsPutBackDoesNotHideAChange() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("file").path
      try Data("one".utf8).write(to: URL(fileURLWithPath: path))
      set(path, seconds: 1_500_000_000)
      let before = try FileStamp(path: path)
      usleep(20000)
      try Data("two".utf8).write(to: URL(fileURLWithPath: path))
      set(path, seconds: 1_500_000_000)
      let after = try FileStamp(path: path)
      #expect(after.modified == before.modified && after.size == before.size && after.inode == before.inode)
      #expect(after != before)
    }
  }

  @Test func aFileSettlesAfterItsLastChangeOfAnyKind() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("file").path
      try Data("one".utf8).write(to: URL(fileURLWithPath: path))
      // Its content claims to be old, and was written just now.
      set(path, seconds: 1_500_000_000)
      let stamp = try FileStamp(path: path), now = Date()
      #expect(!stamp.hasSettled(at: now, for: 1))
      #expect(stamp.hasSettled(at: now.addingTimeInterval(60), for: 1))
      #expect(!stamp.hasSettled(at: Date(timeIntervalSince1970: 1_500_000_000.5), for: 1))
      for seconds in [Double.nan, .infinity, -.infinity, 1e300] {
        _ = stamp.hasSettled(at: Date(timeIntervalSince1970: seconds), for: seconds)
      }
    }
  }
}

import Foundation
import Support

/// When public files say that they were written.
///
/// Without anything said it is the truth. Whoever does not want it known when they were at work says another, as `SOURCE_DATE_EPOCH` does for
/// builds that are to be the same each time (reproducible-builds.org, "SOURCE_DATE_EPOCH specification", version 1.1).
public enum PublicTime {
  /// Seconds since 1970; nil for the truth.
  private static let said = Locked<Int?>(nil)

  /// From now on, every public file has this time. Throws `Failure` where the text is no number of seconds since 1970.
  public static func say(_ text: String) throws {
    guard let seconds = Int(text), (0...253_402_300_799).contains(seconds) else {
      throw Failure(
        doing: "reading SOURCE_DATE_EPOCH", reason: "'\(text.printable)' is no number of seconds since 1970",
        advice: "Set it as in SOURCE_DATE_EPOCH=1767225600, or leave it out")
    }
    said.withLock { $0 = seconds }
  }

  /// Of an open file that is about to be published; errno says what went wrong where it is false.
  static func stamp(_ descriptor: Int32, permissions: mode_t) -> Bool {
    // What only its owner can read is no public file.
    guard permissions & 0o044 != 0, let seconds = said.withLock({ $0 }) else { return true }
    let times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
    return futimens(descriptor, times) == 0
  }
}

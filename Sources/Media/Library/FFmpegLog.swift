internal import CFFmpeg
import Files

/// FFmpeg's own messages: kept for error messages, never printed.
enum FFmpegLog {
  /// Once per process, before the first call that can log.
  static let collecting: Void = backlit_collect_log()

  /// The last error line of this thread, escaped and capped; it is forgotten.
  static func takeLastLine() -> String? {
    guard let line = backlit_last_log_line(), line[0] != 0 else { return nil }
    let bytes = UnsafeBufferPointer(start: line, count: 512).prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
    line[0] = 0
    // "[mov,mp4 @ 0x55d0c8a1e2c0] moov atom not found": the address means nothing to a reader, and differs from run to run.
    let text = String(decoding: bytes, as: UTF8.self).replacing(/\s@\s0x[0-9a-f]+/, with: "")
    let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace || $0 == "." }.reversed()
    return trimmed.isEmpty ? nil : String(String(trimmed).printable.prefix(300))
  }

  /// Called before an operation, so that an old line is not blamed for a new failure.
  static func forget() {
    backlit_last_log_line()?[0] = 0
  }
}

internal import CFFmpeg
import Files
import Support

/// A failed call into FFmpeg, or a limit of ours that the media broke.
public struct MediaError: ExplainedError, Hashable {
  /// What was being done: "decoding the picture".
  public let operation: String
  /// The file being read or written, if any.
  public let path: String?
  /// FFmpeg's negative error code; 0 where the reason is ours.
  public let code: Int32
  /// The code in words, or our reason.
  public let reason: String
  /// FFmpeg's last line at level error on this thread, escaped; it may quote the file.
  public let logLine: String?
  public let advice: String?

  /// A refusal of our own.
  public init(_ operation: String, path: String? = nil, reason: String, advice: String? = nil) {
    self.operation = operation
    self.path = path
    code = 0
    self.reason = reason
    logLine = nil
    self.advice = advice
  }

  init(_ operation: String, path: String?, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
    reason = Self.words(for: code)
    logLine = FFmpegLog.takeLastLine()
    advice = Self.advice(for: code)
  }

  private init(_ other: MediaError, path: String, reason: String) {
    operation = other.operation
    self.path = path
    code = other.code
    self.reason = reason
    logLine = other.logLine
    advice = other.advice
  }

  /// What was said of no file is said of this one, and where in it, in seconds of the source.
  func located(in path: String, atSeconds seconds: Double?) -> MediaError {
    guard self.path == nil else { return self }
    let place = seconds.map { ", after \(ClockText(seconds: $0).exact)" } ?? ""
    return MediaError(self, path: path, reason: reason + place)
  }

  public var explanation: Explanation {
    let detail = logLine.map { "\(reason) (FFmpeg: \($0))" } ?? reason
    return Explanation(doing: operation, path: path, reason: detail, advice: advice)
  }

  private static func words(for code: Int32) -> String {
    if code == backlit_invalid_data() { return "the data are not valid for this format" }
    var buffer = [CChar](repeating: 0, count: 128)
    guard av_strerror(code, &buffer, buffer.count) == 0 else { return "FFmpeg error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self).lowercased()
  }

  private static func advice(for code: Int32) -> String? {
    switch code {
    case backlit_invalid_data():
      "The file is damaged, incomplete, or not media that Backlit reads: copy it again from where it came, and see that it plays"
    case backlit_averror(ENOSPC): "Free some space, or choose another output folder"
    case backlit_averror(EACCES): "Choose a folder that you may write to, or change its permissions"
    default: nil
    }
  }
}

import Foundation

/// The neural voice of `scripts/neural-voice/setup`, which not every machine has.
package enum InstalledVoice {
  /// Of `voice.json`; nil where it was not set up.
  package static let path: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["BACKLIT_NEURAL_VOICE"] { return path }
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let cache = environment["BACKLIT_CACHE"] ?? root.appendingPathComponent(".cache").path
    let path = "\(cache)/models/neural-voice/voice.json"
    return FileManager.default.isReadableFile(atPath: path) ? path : nil
  }()
}

import Foundation

/// Decodes pictures for the tests of the detector, which has no decoder of its own.
enum FFmpegCommand {
  struct Failed: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
  }

  static func output(_ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["ffmpeg", "-v", "error", "-nostdin"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(text: "ffmpeg failed on \(arguments)") }
    return data
  }
}

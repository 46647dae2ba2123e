import ArgumentParser
import Files
import Media

struct ProbeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe", abstract: "Say what a media file holds, including what would give its maker away.")

  @Argument(help: "The files.")
  var files: [String]

  @Flag(help: "Also read camera and editing formats: only for files of your own.")
  var cameras = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    var found: [String: MediaInfo] = [:]
    var hasFailed = false
    for file in files {
      do {
        let tier: InputTier = cameras ? .ownCameras : .scraped
        found[file] = try MediaReader(SourceFile(path: file), tier: tier, pictures: false, sound: .nothing).info
      } catch let error as any ExplainedError {
        hasFailed = true
        Console.error("backlit: \(error.explanation)")
      }
      if !json, let info = found[file] { describe(info, file) }
    }
    if json { try Console.json(found) }
    if hasFailed { throw ExitStatus.failed }
  }

  private func describe(_ info: MediaInfo, _ file: String) {
    Console.print("\(file.printable): \(info.container)\(info.durationSeconds.map { ", \(Clock.text($0))" } ?? "")")
    for stream in info.streams { Console.print("  \(describe(stream))") }
    let tags = info.tags.merging(info.streams.flatMap(\.tags)) { first, _ in first }
    for (key, value) in tags.sorted(by: { $0.key < $1.key }) {
      Console.print("  tag \(key.printable): \(value.printable)")
    }
  }

  private func describe(_ stream: StreamInfo) -> String {
    if let picture = stream.pictureFormat {
      let turn = picture.rotationDegrees == 0 ? "" : ", turned by \(picture.rotationDegrees)°"
      let rate = (picture.frameRate.value * 1000).rounded() / 1000
      return
        "picture: \(stream.codec) \(picture.width)x\(picture.height), \(rate) frames/s, \(picture.pixelFormat)\(turn)"
    }
    if let sound = stream.soundFormat {
      return "sound: \(stream.codec) \(sound.sampleRate) Hz, \(sound.channels) channels"
    }
    return "\(stream.kind.rawValue): \(stream.codec)"
  }
}

/// Durations as people read them.
enum Clock {
  /// `1:02:03`, `2:03`, `0:03`
  static func text(_ seconds: Double) -> String {
    let whole = Int(max(0, seconds).rounded())
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
  }
}

import ArgumentParser
import Files
import Media
import Support

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
    Console.print(
      "\(file.printable): \(info.container)\(info.durationSeconds.map { ", \(ClockText(seconds: $0).short)" } ?? "")")
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

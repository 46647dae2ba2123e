import Files
import Foundation
import People
import Redaction
import Subtitles
import TestSupport
import Testing

@testable import Media
@testable import Renditions

/// A folder in which clips are made by the `ffmpeg` command, rendered without hiding anybody, and looked at by `ffprobe` and `ffmpeg`:
/// a second opinion on our own reader.
final class Workshop {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  var folder: URL { temporary.url }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Runs `ffmpeg` with these arguments and the output's path last.
  func make(_ arguments: [String], _ name: String) throws -> String {
    try Clip.make(arguments, name, in: folder)
  }

  /// A moving test picture with a tone.
  func clip(
    _ name: String = "clip.mp4", seconds: Double, size: String = "320x180", rate: String = "25", audio: [String]? = nil
  ) throws -> String {
    let sound =
      audio ?? ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=\(seconds)", "-c:a", "aac"]
    return try Clip.test(name, seconds: seconds, size: size, rate: rate, sound: sound, in: folder)
  }

  /// Files are called like their platforms.
  func render(
    _ source: String, for platforms: [Platform], captions: Captions? = nil, sound: SoundChoice = .first,
    voices: VoiceTreatment = .keep(because: "a test sound"), stretches: [VoicePlan.Stretch] = []
  ) throws -> Rendering {
    let file = try SourceFile(path: source)
    let info = try MediaReader(file, tier: .ownCameras, pictures: false, sound: .nothing).info
    let plan = info.picture == nil ? nil : try plan(for: file)
    let renderer = try Renderer(
      source: RenderSource(
        file: file, tier: .ownCameras, info: info, plan: plan,
        voices: VoicePlan(source: Digest.of(file), voices, stretches: stretches), sound: sound),
      fonts: FontFolder(), scratch: folder)
    return try renderer.render(
      platforms.map { RenditionRequest(platform: $0, captions: captions, folder: folder.path, name: $0.name) })
  }

  /// As a forgotten input would have it.
  func renderWithoutVoicePlan(_ source: String, for platforms: [Platform]) throws {
    let file = try SourceFile(path: source)
    let info = try MediaReader(file, tier: .ownCameras, pictures: false, sound: .nothing).info
    let renderer = try Renderer(
      source: RenderSource(file: file, tier: .ownCameras, info: info, plan: nil, voices: nil), fonts: FontFolder(),
      scratch: folder)
    _ = try renderer.render(
      platforms.map { RenditionRequest(platform: $0, captions: nil, folder: folder.path, name: $0.name) })
  }

  /// Nobody is in a test picture.
  private func plan(for file: SourceFile) throws -> RedactionPlan {
    let reader = try MediaReader(file, tier: .ownCameras, sound: .nothing)
    var ticks: [Int64] = []
    while let item = try reader.next() {
      if case .picture(let frame) = item, let time = frame.time { ticks.append(time.ticks) }
    }
    return try RedactionPlan(
      source: try Digest.of(file), method: .nothingToHide(because: "a test picture"),
      timeBase: try #require(reader.pictureTimeBase),
      times: PresentationTimes(ticks), tracks: [])
  }

  /// A small platform, quick to render.
  static func tiny(_ name: String = "tiny", _ change: (inout Platform) -> Void = { _ in }) -> Platform {
    var platform = Platform(
      name: name, summary: "for tests",
      picture: PictureSpec(
        width: 160, height: 90, maximumBitRate: 2_000_000, preset: "ultrafast",
        safeArea: .init(ofWidth: 160, height: 90, share: 0.05)),
      sound: SoundSpec(bitRate: 96_000, loudness: -16))
    change(&platform)
    return platform
  }
}

/// What `ffprobe` says of a file.
struct Probe {
  let streams: [[String: Any]]
  let packets: [[String: Any]]

  init(_ path: String, packets wantsPackets: Bool = false) throws {
    let said = try Command(
      "ffprobe", ["-v", "error", "-show_streams", "-of", "json"] + (wantsPackets ? ["-show_packets"] : []) + [path]
    ).succeeding()
    let json = try #require(JSONSerialization.jsonObject(with: said.data) as? [String: Any])
    streams = json["streams"] as? [[String: Any]] ?? []
    packets = json["packets"] as? [[String: Any]] ?? []
  }

  var picture: [String: Any]? { streams.first { $0["codec_type"] as? String == "video" } }
  var sound: [String: Any]? { streams.first { $0["codec_type"] as? String == "audio" } }

  static func number(_ value: Any?) -> Double {
    (value as? String).flatMap(Double.init) ?? (value as? Double) ?? (value as? Int).map(Double.init) ?? .nan
  }
}

/// What `ffmpeg` hears and sees.
extension Workshop {
  /// Integrated loudness in LUFS and true peak in dBTP.
  func loudness(_ path: String) throws -> (integrated: Double, truePeak: Double) {
    let text = try Command(
      "ffmpeg",
      [
        "-nostats", "-nostdin", "-i", path, "-map", "0:a", "-af", "ebur128=peak=true:framelog=verbose", "-f", "null",
        "-",
      ]
    ).succeeding().errors
    func value(_ label: String) throws -> Double {
      let line = try #require(text.split(separator: "\n").last { $0.contains(label) })
      return try #require(line.split(separator: " ").compactMap { Double($0) }.first)
    }
    return (try value(" I: "), try value(" Peak: "))
  }

  /// Mono samples at 8 kHz, −1…1.
  func samples(_ path: String) throws -> [Double] {
    try Clip.ffmpeg(["-i", path, "-map", "0:a", "-ac", "1", "-ar", "8000", "-f", "s16le", "-"]).withUnsafeBytes {
      $0.bindMemory(to: Int16.self).map { Double($0) / 32768 }
    }
  }

  /// Mean luma of every picture.
  func brightness(_ path: String) throws -> [Double] {
    let bytes = [UInt8](
      try Clip.ffmpeg([
        "-i", path, "-map", "0:v", "-vf", "scale=8:8:flags=area", "-pix_fmt", "gray", "-f", "rawvideo", "-",
      ]))
    return stride(from: 0, to: bytes.count, by: 64).map { start in
      Double(bytes[start..<start + 64].reduce(0) { $0 + Int($1) }) / 64
    }
  }

  /// Share of the energy that lies at a frequency, by Goertzel's algorithm.
  static func share(of frequency: Double, in samples: ArraySlice<Double>) -> Double {
    let coefficient = 2 * cos(2 * Double.pi * frequency / 8000)
    var (first, second) = (0.0, 0.0)
    for sample in samples { (first, second) = (sample + coefficient * first - second, first) }
    let power = first * first + second * second - coefficient * first * second
    let energy = samples.reduce(0) { $0 + $1 * $1 }
    return energy == 0 ? 0 : power / (energy * Double(samples.count) / 2)
  }
}

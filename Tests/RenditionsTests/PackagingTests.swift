import Foundation
import Testing

@testable import Media
@testable import Renditions

/// Every platform's rendition, as other programs see it.
@Suite struct PackagingTests {
  /// All platforms at once from one clip of 60 frames a second.
  private final class All: Sendable {
    static let made = Result { try All() }
    nonisolated(unsafe) let workshop: Workshop
    let rendering: Rendering

    init() throws {
      workshop = try Workshop()
      rendering = try workshop.render(workshop.clip(seconds: 3.2, rate: "60"), for: Platform.all)
    }
  }

  private static let mp4 = Platform.all.filter { $0.packaging == .mp4 }

  @Test(arguments: mp4)
  func everyFileHasTheIndexFirstNoEditListAndAKeyframeAtZero(platform: Platform) throws {
    let all = try All.made.get(), path = all.workshop.path(platform.name + ".mp4")
    let boxes = try Boxes(of: path)
    #expect(boxes.paths.filter { $0 == "moov/trak" }.count == 2)
    #expect(!boxes.paths.contains { $0.hasSuffix("elst") }, "YouTube and Instagram ask for no edit lists")
    let moov = try #require(boxes.paths.firstIndex(of: "moov")), mdat = try #require(boxes.paths.firstIndex(of: "mdat"))
    #expect(moov < mdat, "it plays while it loads")
    let probe = try Probe(path, packets: true)
    let pictures = probe.packets.filter { $0["codec_type"] as? String == "video" }
    #expect(pictures.map { Probe.number($0["pts_time"]) }.min() == 0)
    #expect(pictures.first.map { ($0["flags"] as? String)?.hasPrefix("K") ?? false } == true)
    #expect(probe.packets.first { $0["codec_type"] as? String == "audio" }.map { Probe.number($0["pts_time"]) } == 0)
  }

  @Test(arguments: mp4)
  func everyFileIsWhatThePlatformAsksFor(platform: Platform) throws {
    let all = try All.made.get()
    let probe = try Probe(all.workshop.path(platform.name + ".mp4"), packets: true)
    let spec = try #require(platform.picture)
    #expect(probe.streams.count == 2)
    let picture = try #require(probe.picture), sound = try #require(probe.sound)
    #expect(picture["codec_name"] as? String == "h264" && picture["pix_fmt"] as? String == "yuv420p")
    #expect((picture["profile"] as? String)?.lowercased() == spec.profile)
    #expect(picture["width"] as? Int == spec.width && picture["height"] as? Int == spec.height)
    #expect(picture["sample_aspect_ratio"] as? String == "1:1" && picture["field_order"] as? String == "progressive")
    #expect(picture["color_space"] as? String == "bt709" && picture["color_range"] as? String == "tv")
    #expect(picture["color_primaries"] as? String == "bt709" && picture["color_transfer"] as? String == "bt709")
    if let level = spec.level { #expect((picture["level"] as? Int).map { Double($0) / 10 } == Double(level)) }
    let rate = try #require(picture["r_frame_rate"] as? String).split(separator: "/").compactMap { Double($0) }
    #expect(rate[0] / rate[1] == min(60, spec.maximumFrameRate))
    #expect(sound["codec_name"] as? String == "aac" && sound["profile"] as? String == "LC")
    #expect(
      sound["sample_rate"] as? String == "\(platform.sound.sampleRate)"
        && sound["channels"] as? Int == platform.sound.channels)
    let keys = probe.packets.filter {
      $0["codec_type"] as? String == "video" && ($0["flags"] as? String)?.hasPrefix("K") == true
    }
    .map { Probe.number($0["pts_time"]) }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $1 - $0 <= spec.keyframeSeconds + 0.001 })
    #expect((picture["has_b_frames"] as? Int ?? 0) > 0 || spec.bFrames == 0)
  }

  @Test func theAdaptiveLadderPlaysAtEverySize() throws {
    let all = try All.made.get(), folder = all.workshop.path("web-hls")
    let master = try String(contentsOfFile: folder + "/master.m3u8", encoding: .utf8)
    // The source has 180 lines: nothing is enlarged but the smallest size.
    #expect(
      master.contains("RESOLUTION=640x360,CODECS=\"avc1.64") && master.contains(",mp4a.40.2\",FRAME-RATE=30"),
      "\(master)")
    let result = try #require(all.rendering.results.first { $0.platform == "web-hls" })
    #expect(result.file == "web-hls/360p.mp4")
    #expect(
      result.companions.map { ($0.file as NSString).lastPathComponent } == [
        "master.m3u8", "360p.m3u8", "web-hls.thumbnail.jpg",
      ])
    let probe = try Probe(folder + "/master.m3u8", packets: true)
    #expect(probe.packets.filter { $0["codec_type"] as? String == "video" }.count == 96)
  }

  @Test func allSizesOfALadderHaveTheirKeyframesAtTheSameTimes() throws {
    let workshop = try Workshop()
    let clip = try workshop.make(
      [
        "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25:duration=3.5", "-f", "lavfi", "-i",
        "testsrc=size=1280x720:rate=25:duration=3.5",
        "-filter_complex", "[0][1]concat=n=2", "-c:v", "libx264", "-preset", "ultrafast",
      ], "cut.mp4")
    _ = try workshop.render(clip, for: [.webHLS])
    let keys = try ["720p", "480p", "360p"].map { name in
      try Probe(workshop.path("web-hls/\(name).mp4"), packets: true).packets
        .filter { ($0["flags"] as? String)?.hasPrefix("K") == true }.map { Probe.number($0["pts_time"]) }
    }
    #expect(keys[0].count == 4 && keys.allSatisfy { $0 == keys[0] }, "\(keys)")
    let master = try String(contentsOfFile: workshop.path("web-hls/master.m3u8"), encoding: .utf8)
    #expect(master.split(separator: "\n").filter { $0.hasPrefix("#EXT-X-STREAM-INF") }.count == 3)
  }

  @Test func soundAloneIsAFileOfItsOwn() throws {
    let all = try All.made.get()
    let probe = try Probe(all.workshop.path("audio-podcast.m4a"))
    #expect(probe.streams.count == 1 && probe.sound?["channels"] as? Int == 1)
  }
}

/// The boxes of an MP4 file (ISO/IEC 14496-12, section 4.2), as paths in the order of the file.
struct Boxes {
  private(set) var paths: [String] = []

  private static let containers: Set = ["moov", "trak", "edts", "mdia", "minf", "stbl", "udta"]

  init(of path: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    walk(bytes, 0..<bytes.count, "")
  }

  private mutating func walk(_ bytes: [UInt8], _ range: Range<Int>, _ parent: String) {
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound {
      let size = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      let name = String(decoding: bytes[offset + 4..<offset + 8], as: UTF8.self)
      let path = parent.isEmpty ? name : "\(parent)/\(name)"
      paths.append(path)
      guard size >= 8, offset + size <= range.upperBound else { return }
      if Self.containers.contains(name) { walk(bytes, offset + 8..<offset + size, path) }
      offset += size
    }
  }
}

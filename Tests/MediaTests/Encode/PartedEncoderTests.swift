import Files
import Foundation
import Support
import TestSupport
import Testing

@testable @_spi(Redaction) import Media

@Suite struct PartedEncoderTests {
  private func encoding(cap: Int = 4_000_000, crf: Double = 26) -> PictureEncoding {
    PictureEncoding(
      width: 160, height: 90, frameRate: Rational(10, 1), rate: .quality(crf: crf, maximumBitRate: cap),
      preset: "veryfast", profile: "high",
      keyframeInterval: 20, bFrames: 2, threads: 1)
  }

  private struct Coded: Equatable {
    let shown: Int64
    let decoded: Int64
    let isKeyframe: Bool
    let bytes: Int
  }

  private func encode(
    _ source: String, _ encoding: PictureEncoding, partsAtOnce: Int = 2, to path: String
  ) throws -> EncodedTrack {
    let reader = try MediaReader(SourceFile(path: source), tier: .scraped, sound: .nothing)
    let scaler = RenditionScaler(
      width: encoding.width, height: encoding.height, frameRate: encoding.frameRate, fit: .pad,
      startSeconds: reader.info.startSeconds)
    var writer = try TrackWriter(path: path, picture: encoding, partsAtOnce: partsAtOnce)
    while let item = try reader.next() {
      if case .picture(let frame) = item { try scaler.push(RedactedFrame(frame)) }
      while let picture = try scaler.take() { try writer.write(picture) }
    }
    try scaler.finish(at: nil)
    while let picture = try scaler.take() { try writer.write(picture) }
    return try writer.finish()
  }

  private func coded(_ path: String) throws -> [Coded] {
    let demuxer = try Demuxer(SourceFile(path: path), tier: .scraped)
    var all: [Coded] = []
    while let packet = try demuxer.take() {
      let (pointer, ticks) = (packet.pointer.pointee, packet.timeBase.value * 10)
      func frame(_ time: Int64) -> Int64 { Int64((Double(time) * ticks).rounded()) }
      all.append(
        Coded(
          shown: frame(pointer.pts), decoded: frame(pointer.dts), isKeyframe: pointer.flags & 1 != 0, bytes: packet.size
        ))
    }
    return all
  }

  private func clip(_ picture: String, seconds: Double, in folder: URL) throws -> String {
    try Clip.make(
      [
        "-f", "lavfi", "-i", picture, "-t", "\(seconds)", "-c:v", "libx264", "-preset", "ultrafast", "-qp", "4",
        "-pix_fmt", "yuv420p", "-colorspace", "bt709",
        "-color_primaries", "bt709", "-color_trc", "bt709",
      ], "clip.mp4", in: folder)
  }

  private let moving = "testsrc2=size=160x90:rate=10"
  /// Nothing of it can be predicted: as it is, it takes many times the cap.
  private let noise = "color=gray:size=160x90:rate=10,noise=alls=90:allf=t"

  @Test func whereAFilmIsEncodedInParts() {
    #expect(encoding().isParted)
    var settings = encoding()
    settings.hasFixedKeyframes = true
    #expect(!settings.isParted)
    settings = encoding()
    settings.rate = .average(bitRate: 1_000_000, pass: .first, stats: "stats")
    #expect(!settings.isParted)
    settings = encoding()
    (settings.width, settings.height) = (3840, 2160)
    #expect(!settings.isParted)
    settings.keyframeInterval = 8
    #expect(settings.isParted)
  }

  @Test func theBytesDoNotDependOnHowManyPartsAreAtWork() throws {
    try withTemporaryFolder { folder in
      let sometimes = "\(noise),drawbox=t=fill:color=gray:enable='lt(mod(t,6),3)'"
      for (picture, cap) in [(moving, 4_000_000), (noise, 300_000), (sometimes, 150_000)] {
        let source = try clip(picture, seconds: 18.3, in: folder)
        let digests = try [1, 2, 7].map { partsAtOnce in
          let path = folder.appendingPathComponent("out\(partsAtOnce).mp4").path
          _ = try encode(source, encoding(cap: cap), partsAtOnce: partsAtOnce, to: path)
          return try Digest.of(fileAt: path)
        }
        #expect(Set(digests).count == 1)
      }
    }
  }

  @Test func everyPictureIsThereAtItsTime() throws {
    try withTemporaryFolder { folder in
      // The last part has one picture, which an encoder that sees nothing else would have decoded late.
      let source = try clip(moving, seconds: 6.1, in: folder)
      let path = folder.appendingPathComponent("out.mp4").path
      let track = try encode(source, encoding(), to: path)
      let found = try coded(path)
      #expect(track.frames == 61 && found.count == 61)
      let first = try #require(found.first)
      #expect(found.map { $0.shown - first.shown }.sorted() == Array(0..<61))
      #expect(found.map { $0.decoded - first.decoded } == Array(0..<61))
      #expect(found.allSatisfy { $0.decoded <= $0.shown })
      #expect(
        Set(found.filter(\.isKeyframe).map { $0.shown - first.shown }).isSuperset(of: stride(from: 0, to: 61, by: 20)))
      // Closed: what is shown before a keyframe is decoded before it.
      for (place, picture) in found.enumerated() where picture.isKeyframe {
        #expect(
          found[..<place].allSatisfy { $0.shown < picture.shown }
            && found[place...].allSatisfy { $0.shown >= picture.shown })
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data("x264".utf8)) == nil)
    }
  }

  /// What FFmpeg makes of it, picture by picture: as close to the source as from one encoder.
  @Test func thePicturesAreThoseOfTheSource() throws {
    try withTemporaryFolder { folder in
      let source = try clip(moving, seconds: 6.1, in: folder)
      let path = folder.appendingPathComponent("out.mp4").path
      _ = try encode(source, encoding(), to: path)
      let stats = folder.appendingPathComponent("psnr.log").path
      try Clip.ffmpeg([
        "-xerror", "-i", path, "-i", source, "-lavfi",
        "[0:v]setpts=N[a];[1:v]setpts=N[b];[a][b]psnr=f=\(stats)", "-f", "null", "-",
      ])
      let each = try String(contentsOfFile: stats, encoding: .utf8).split(separator: "\n").compactMap { line in
        line.firstMatch(of: /psnr_avg:([0-9.]+)/).flatMap { Double($0.1) }
      }
      #expect(each.count == 61)
      #expect(each.allSatisfy { $0 > 32 }, "\(each.min() ?? 0) dB")
    }
  }

  @Test func aCutBeforeTheEndOfAPartMakesNoSecondKeyframeThere() throws {
    try withTemporaryFolder { folder in
      let source = try clip("\(moving),lutyuv=y='val':u='val',negate=enable='gte(n,19)'", seconds: 4, in: folder)
      let path = folder.appendingPathComponent("out.mp4").path
      _ = try encode(source, encoding(), to: path)
      let found = try coded(path), first = try #require(found.first)
      let keyframes = found.filter(\.isKeyframe).map { $0.shown - first.shown }
      #expect(keyframes.contains(20) && !keyframes.contains(19))
    }
  }

  /// Over every stretch, a film takes no more than its cap and what a decoder's buffer of two seconds holds.
  @Test func noStretchBreaksTheCap() throws {
    try withTemporaryFolder { folder in
      let source = try clip("\(noise),drawbox=t=fill:color=gray:enable='lt(mod(t,6),3)'", seconds: 18, in: folder)
      let path = folder.appendingPathComponent("out.mp4").path
      _ = try encode(source, encoding(cap: 20_000_000), to: path)
      let cap = 150_000
      let wanted = try coded(path).map(\.bytes).reduce(0, +)
      _ = try encode(source, encoding(cap: cap), to: path)
      let sizes = try coded(path).map(\.bytes)
      #expect(wanted > 2 * sizes.reduce(0, +))
      for start in sizes.indices {
        var bits = 0
        for end in start..<sizes.count {
          bits += sizes[end] * 8
          #expect(
            Double(bits) <= Double(2 * cap) + Double(cap) * Double(end - start) / 10, "pictures \(start) to \(end)")
        }
      }
      // And it is used.
      #expect(Double(sizes.reduce(0, +) * 8) > 0.5 * Double(cap) * 18)
    }
  }

  /// Level, profile and reference pictures stand in the header, and follow from the cap, of which most parts know nothing.
  @Test func partsNeedTheSameDecoderWhateverTheCap() throws {
    try withTemporaryFolder { folder in
      let source = try clip(moving, seconds: 2.2, in: folder)
      for profile in ["baseline", "main", "high"] {
        for (cap, bFrames) in [(64_000, 0), (100_000, 2), (1_000_000, 0), (60_000_000, 2)] {
          var settings = encoding(cap: cap)
          (settings.profile, settings.bFrames) = (profile, profile == "baseline" ? 0 : bFrames)
          let track = try encode(source, settings, to: folder.appendingPathComponent("out.mp4").path)
          #expect(track.frames == 22)
        }
      }
    }
  }

  @Test func aBufferThatRunsDryIsSeen() {
    var buffer = VBVBuffer(bitRate: 1_000_000, frameRate: Rational(10, 1))
    #expect(buffer.fullness == 0.9)
    // As much as arrives.
    var isEnough = buffer.take([12_500, 12_500])
    #expect(isEnough && buffer.fullness == 0.9)
    isEnough = buffer.take([225_000])
    #expect(isEnough && buffer.fullness == 0.05)
    isEnough = buffer.take([12_501])
    #expect(!isEnough)
    isEnough = buffer.take(Array(repeating: 0, count: 40))
    #expect(isEnough)
    #expect(buffer.fullness == 1)
  }

  /// Every call into FFmpeg fails in turn: parts beside each other, and parts that are encoded again. There is an error, no file, and no object left.
  @Test(arguments: [(cap: 4_000_000, partsAtOnce: 2), (100_000, 1)]) func noFailingCallLeaksOrPublishes(
    cap: Int, partsAtOnce: Int
  ) throws {
    try withTemporaryFolder { folder in
      let source = try clip(cap == 100_000 ? noise : moving, seconds: 2.4, in: folder)
      var settings = encoding(cap: cap)
      settings.preset = "ultrafast"
      let output = folder.appendingPathComponent("out.mp4").path
      let counter = FaultInjector(failing: nil)
      try FaultInjector.$current.withValue(counter) {
        _ = try encode(source, settings, partsAtOnce: partsAtOnce, to: output)
      }
      #expect(counter.liveObjects == 0)
      try FileManager.default.removeItem(atPath: output)
      for number in 1...counter.calls {
        let injector = FaultInjector(failing: number)
        FaultInjector.$current.withValue(injector) {
          #expect(throws: (any Error).self, "call \(number) failed and nobody noticed") {
            _ = try encode(source, settings, partsAtOnce: partsAtOnce, to: output)
          }
        }
        #expect(injector.hasFired)
        #expect(injector.liveObjects == 0, "call \(number) left objects behind")
        #expect(try TemporaryFolder.names(in: folder) == ["clip.mp4"], "call \(number) left a file behind")
      }
    }
  }
}

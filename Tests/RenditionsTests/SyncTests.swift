import Testing

@testable import Media
@testable import Renditions

/// Picture and sound that belong together stay together: a white flash and a beep at the same time, early and late in the clip.
@Suite struct SyncTests {
  private func flashes(
    _ workshop: Workshop, at times: [Double], seconds: Double, rate: String, _ options: [String], _ name: String
  ) throws -> String {
    let moments = times.map { "between(t,\($0),\($0 + 0.2))" }.joined(separator: "+")
    return try workshop.make(
      [
        "-f", "lavfi", "-i",
        "color=black:size=160x96:rate=\(rate):duration=\(seconds),drawbox=color=white:t=fill:enable='\(moments)'",
        "-f", "lavfi", "-i", "aevalsrc='0.5*sin(2*PI*1000*t)*(\(moments))':sample_rate=44100:duration=\(seconds)",
      ] + options
        + ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"], name)
  }

  /// When the picture turns bright and when the sound begins, in seconds, near each of these times.
  private func onsets(
    _ path: String, _ workshop: Workshop, near times: [Double], rate: Double
  ) throws -> [(picture: Double, sound: Double)] {
    let brightness = try workshop.brightness(path), samples = try workshop.samples(path)
    return try times.map { time in
      let frames = max(0, Int((time - 1) * rate))..<min(brightness.count, Int((time + 1) * rate))
      let parts = max(0, Int((time - 1) * 8000))..<min(samples.count, Int((time + 1) * 8000))
      let frame = try #require(frames.first { brightness[$0] > 100 }),
        sample = try #require(parts.first { abs(samples[$0]) > 0.1 })
      return (Double(frame) / rate, Double(sample) / 8000)
    }
  }

  @Test func lipsAreInStepAtTheStartAndAtTheEndOfTenMinutes() throws {
    let workshop = try Workshop()
    let times = [2.0, 300.0, 597.0]
    let clip = try flashes(workshop, at: times, seconds: 600, rate: "30000/1001", [], "long.mp4")
    _ = try workshop.render(clip, for: [Workshop.tiny()])
    let rate = 30000.0 / 1001
    for (onset, time) in zip(try onsets(workshop.path("tiny.mp4"), workshop, near: times, rate: rate), times) {
      #expect(abs(onset.picture - onset.sound) <= 1 / rate, "at \(time) s: \(onset)")
      #expect(abs(onset.picture - time) <= 2 / rate, "at \(time) s: \(onset)")
    }
  }

  /// Variable frame rate, a start time that is not zero, sound that drifts against its own time stamps, sound that begins late.
  @Test(arguments: [
    ("late.mp4", ["-af", "atrim=start=1.2,asetpts=PTS"]),
    ("shifted.mkv", ["-output_ts_offset", "7.5"]),
    ("negative.mkv", ["-output_ts_offset", "-0.5", "-avoid_negative_ts", "disabled"]),
    ("varying.mp4", ["-vf", "select='not(mod(n,3))+gt(t,10)'", "-vsync", "vfr"]),
    ("interlaced.mkv", ["-vf", "interlace=scan=tff", "-flags", "+ildct+ilme"]),
  ])
  func lipsAreInStepInOddFiles(name: String, options: [String]) throws {
    let workshop = try Workshop()
    let clip = try flashes(workshop, at: [3, 17], seconds: 20, rate: "50", options, name)
    _ = try workshop.render(clip, for: [Workshop.tiny()])
    let probe = try Probe(workshop.path("tiny.mp4"))
    let rate = try #require(probe.picture?["r_frame_rate"] as? String).split(separator: "/").compactMap { Double($0) }
    for onset in try onsets(workshop.path("tiny.mp4"), workshop, near: [3, 17], rate: rate[0] / rate[1]) {
      // A thinned out picture may show the flash up to three of its own frames late.
      #expect(abs(onset.picture - onset.sound) <= 0.062, "\(onset)")
    }
  }

  @Test func gapsInTheSoundAreSilenceAndMoveNothing() throws {
    let workshop = try Workshop()
    let whole = try flashes(workshop, at: [3, 17], seconds: 20, rate: "25", [], "whole.mkv")
    let gap = try workshop.make(
      ["-i", whole, "-c:v", "copy", "-af", "aselect='not(between(t,6,9))'", "-c:a", "pcm_s16le"], "gap.mkv")
    _ = try workshop.render(gap, for: [Workshop.tiny()])
    for onset in try onsets(workshop.path("tiny.mp4"), workshop, near: [3, 17], rate: 25) {
      #expect(abs(onset.picture - onset.sound) <= 0.04, "\(onset)")
    }
  }

  @Test func theLastPictureStaysWhileTheSoundGoesOn() throws {
    let workshop = try Workshop()
    let clip = try workshop.make(
      [
        "-f", "lavfi", "-i", "testsrc2=size=160x90:rate=25:duration=2", "-f", "lavfi", "-i", "sine=duration=5", "-c:v",
        "libx264", "-c:a", "aac",
      ],
      "short.mp4")
    let rendering = try workshop.render(clip, for: [Workshop.tiny()])
    let seconds = try #require(rendering.results.first?.durationSeconds)
    #expect(abs(seconds - 5) < 0.09)
    #expect(try workshop.brightness(workshop.path("tiny.mp4")).count == Int((seconds * 25).rounded()))
  }
}

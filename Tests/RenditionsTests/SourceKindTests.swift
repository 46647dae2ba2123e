import Files
import Foundation
import Testing

@testable import Media
@testable import Renditions

@Suite struct SourceKindTests {
  @Test func aPhotographBecomesAPictureFileOrASlowFilmAndKeepsNoMetadata() throws {
    let workshop = try Workshop()
    let photo = try workshop.make(
      ["-f", "lavfi", "-i", "testsrc2=size=640x480:rate=1:duration=1", "-frames:v", "1", "-q:v", "2"], "plain.jpg")
    let exif = Data("Exif\0\0MM\0*secret camera of Maryam".utf8)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: photo))
    bytes.insert(contentsOf: [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif, at: 2)
    let tagged = workshop.path("tagged.jpg")
    try bytes.write(to: URL(fileURLWithPath: tagged))
    let picture = Workshop.tiny("picture") {
      $0.takesPictures = true; $0.picture?.width = 320; $0.picture?.height = 180
    }
    let rendering = try workshop.render(tagged, for: [picture, Workshop.tiny("film")])
    #expect(rendering.results.map(\.file) == ["picture.jpg", "film.mp4"])
    let file = try Data(contentsOf: URL(fileURLWithPath: workshop.path("picture.jpg")))
    #expect(
      file.range(of: Data("Exif".utf8)) == nil && file.range(of: Data("Maryam".utf8)) == nil
        && file.range(of: Data("Lavc".utf8)) == nil)
    let size = try #require(rendering.results.first?.picture)
    #expect((size.width, size.height) == (320, 240) && size.frameRate == nil)
    let film = try workshop.brightness(workshop.path("film.mp4"))
    #expect(film.count == 200, "eight seconds at 25 frames a second")
  }

  @Test func anAnimatedPictureLastsAsLongAsItsFrames() throws {
    let workshop = try Workshop()
    let gif = try workshop.make(["-f", "lavfi", "-i", "testsrc2=size=161x121:rate=10:duration=2"], "anim.gif")
    let rendering = try workshop.render(gif, for: [Workshop.tiny()])
    #expect(rendering.results.first?.durationSeconds == 2)
    #expect(rendering.results.first?.picture?.frameRate == "10/1")
  }

  @Test func aVoiceNoteBecomesItsWaveFormOnACard() throws {
    let workshop = try Workshop()
    let voice = try workshop.make(
      [
        "-f", "lavfi", "-i", "aevalsrc='0.02*sin(2*PI*300*t)*between(t,1,2)':sample_rate=48000:duration=3", "-c:a",
        "libopus",
      ], "voice.ogg")
    let rendering = try workshop.render(voice, for: [Workshop.tiny()])
    #expect(abs((rendering.results.first?.durationSeconds ?? 0) - 3) < 0.09)
    let light = try workshop.brightness(workshop.path("tiny.mp4"))
    #expect(
      light[37] > light[10] + 3,
      "the wave is drawn while somebody speaks, however quietly: \(light[37]) and \(light[10])")
  }

  @Test func damageIsConcealedToldAndLimited() throws {
    let workshop = try Workshop()
    let clip = try workshop.clip("whole.mp4", seconds: 8)
    let whole = try Data(contentsOf: URL(fileURLWithPath: clip))
    let packets = try Probe(clip, packets: true).packets.filter { $0["codec_type"] as? String == "video" }
    let packet = packets[packets.count / 2]
    let start = Int(Probe.number(packet["pos"]))
    var hurt = whole
    // The length of a unit that is longer than the picture.
    hurt[start] = 0x7F
    let path = workshop.path("hurt.mp4")
    try hurt.write(to: URL(fileURLWithPath: path))
    let rendering = try workshop.render(path, for: [Workshop.tiny()])
    // The picture, and perhaps the one that is made from it.
    #expect((1...2).contains(rendering.damage.pictures))
    #expect(
      rendering.damage.seconds.first.map { abs($0 - Probe.number(packet["pts_time"])) < 0.05 } == true,
      "\(rendering.damage)")
    #expect(rendering.results.first?.durationSeconds == 8)
    // One second and more.
    for packet in packets[60..<100] { hurt[Int(Probe.number(packet["pos"]))] = 0x7F }
    try hurt.write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: MediaError.self) { try workshop.render(path, for: [Workshop.tiny("other")]) }
    #expect(
      error?.explanation.reason.contains("pictures in a row cannot be decoded") == true, "\(String(describing: error))")
    #expect(!FileManager.default.fileExists(atPath: workshop.path("other.mp4")))
  }

  /// Demuxers skip what they cannot make sense of, and say so only in a log.
  @Test func picturesLostBetweenDamagedPartsOfAFileAreMissed() throws {
    let workshop = try Workshop()
    let clip = try workshop.clip("whole.mkv", seconds: 8)
    var hurt = try Data(contentsOf: URL(fileURLWithPath: clip))
    for index in hurt.count / 2..<hurt.count / 2 + 1500 { hurt[index] = 0xA5 }
    let path = workshop.path("hurt.mkv")
    try hurt.write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: MediaError.self) { try workshop.render(path, for: [Workshop.tiny()]) }
    #expect(
      error?.explanation.reason.contains("23 of 200 pictures cannot be decoded") == true, "\(String(describing: error))"
    )
  }

  @Test func aFileThatWasCutOffIsNoShorterFilm() throws {
    let workshop = try Workshop()
    let clip = try workshop.clip("whole.mkv", seconds: 8)
    let cut = workshop.path("cut.mkv")
    let whole = try Data(contentsOf: URL(fileURLWithPath: clip))
    try whole.prefix(whole.count * 9 / 10).write(to: URL(fileURLWithPath: cut))
    let error = #expect(throws: MediaError.self) { try workshop.render(cut, for: [Workshop.tiny()]) }
    #expect(
      error?.explanation.reason.contains("it was cut off") == true
        || error?.explanation.reason.contains("not valid") == true, "\(String(describing: error))")
    #expect(!FileManager.default.fileExists(atPath: workshop.path("tiny.mp4")))
  }
}

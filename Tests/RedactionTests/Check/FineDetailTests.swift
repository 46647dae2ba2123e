import Files
import Foundation
import Media
import PeopleTestSupport
import TestSupport
import Testing

@testable @_spi(Redaction) import Media
@testable import People
@testable import Redaction

/// Portraits in films of 720p, and what is left of their detail under every cover, when the film is scaled down and encoded badly.
@Suite struct FineDetailTests {
  private static let head = Region(centerX: 0.5, centerY: 0.45, radiusX: 0.2, radiusY: 0.4)
  private static let seconds = 1.2

  private func clip(_ portrait: String, in folder: URL) throws -> String {
    try Clip.make(
      [
        "-loop", "1", "-i", SetUp.portrait(portrait), "-vf", "scale=1480:-2,crop=1280:720:x=100+20*t:y=0,fps=25", "-t",
        "\(Self.seconds)", "-pix_fmt", "yuv420p", "-c:v", "libx264", "-crf", "18",
      ], "\(portrait).mp4", in: folder)
  }

  /// As a platform would deliver it: half as large, in a taller frame. `cover` nil leaves it as it is.
  private func rendition(of path: String, _ cover: Cover?, in folder: URL, crf: Int) throws -> String {
    let reader = try MediaReader(SourceFile(path: path), tier: .scraped, sound: .nothing)
    var pictures: [Frame] = []
    while let item = try reader.next() { if case .picture(let frame) = item { pictures.append(frame) } }
    let timeBase = pictures[0].timeBase, ticks = pictures.compactMap { $0.time?.ticks }
    let plan = try RedactionPlan(
      source: .of("a"), method: .fill, timeBase: timeBase, times: PresentationTimes(ticks),
      tracks: [
        PlannedTrack(id: 1, firstFrame: 0, regions: Array(repeating: Self.head, count: ticks.count), cover: cover)
      ])
    let raw = folder.appendingPathComponent("raw.yuv").path, redactor = try Redactor(plan: plan, path: path)
    var bytes = Data()
    for picture in pictures {
      if cover != nil { _ = try redactor.redact(picture) }
      try picture.withPlanes { planes in
        for plane in planes {
          for row in 0..<plane.height {
            bytes.append(UnsafeBufferPointer(start: plane.base + row * plane.stride, count: plane.width))
          }
        }
      }
    }
    try bytes.write(to: URL(fileURLWithPath: raw))
    return try Clip.make(
      [
        "-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", "1280x720", "-r", "25", "-i", raw, "-vf",
        "scale=640:360,pad=640:640:0:140", "-c:v", "libx264", "-crf", "\(crf)",
      ], "rendition.mp4", in: folder)
  }

  private func uncovered(_ path: String, beside source: String, _ what: String) throws -> [UncoveredPlace] {
    let times = try PresentationTimes((0..<30).map { (frame: Int64) -> Int64 in frame * 512 })
    let plan = try RedactionPlan(
      source: .of("a"), method: .fill, timeBase: Rational(1, 12800), times: times,
      tracks: [PlannedTrack(id: 1, firstFrame: 0, regions: Array(repeating: Self.head, count: 30))])
    let view = RenditionView(
      placement: PictureFit.pad.placement(of: (1280, 720), in: (640, 640)), startSeconds: 0, frameSeconds: 0.04)
    let check = RenditionCoverCheck(
      expecting: .init(people: PlannedPeople(plan), view: view),
      source: { try SourcePictures(SourceFile(path: source), tier: .scraped) }, keepPicture: { _ in "kept" })
    if ProcessInfo.processInfo.environment["BACKLIT_FIGURES"] != nil {
      check.observe = {
        print(
          "  \(what): correlation \(String(format: "%.2f", $0.correlation)), share \(String(format: "%.2f", $0.share))")
      }
    }
    let reader = try MediaReader(SourceFile(path: path), tier: .scraped, sound: .nothing)
    while let item = try reader.next() {
      if case .picture(let frame) = item { try check.add(frame, atSeconds: frame.time?.seconds ?? 0) }
    }
    return check.uncovered
  }

  @Test(arguments: Portrait.all) func whatIsCoveredIsNotTakenForTheSourceAndWhatIsNotCoveredIs(
    _ portrait: Portrait
  ) throws {
    try withTemporaryFolder { folder in
      let source = try clip(portrait.name, in: folder)
      for crf in [20, 36] {
        for cover in Cover.allCases {
          let found = try uncovered(
            rendition(of: source, cover, in: folder, crf: crf), beside: source,
            "\(portrait.name), \(cover.rawValue), CRF \(crf)")
          #expect(found.isEmpty, "\(cover.rawValue) at CRF \(crf)")
        }
        let found = try uncovered(
          rendition(of: source, nil, in: folder, crf: crf), beside: source, "\(portrait.name), uncovered, CRF \(crf)")
        let place = try #require(found.first, "uncovered at CRF \(crf)")
        #expect(
          found.count == 1 && place.track == 1 && place.looks == 3 && place.firstSeconds == 0 && place.picture == "kept"
        )
        #expect(place.correlation > 0.8, "\(place.correlation) at CRF \(crf)")
      }
    }
  }

  @Test func whereThereIsNothingToSeeNothingIsSaid() throws {
    let grey = [UInt8](repeating: 90, count: 64 * 64)
    let noisy = (0..<64 * 64).map { (index: Int) -> UInt8 in UInt8(90 + (index * 7919) % 40) }
    func detail(_ samples: [UInt8]) -> FineDetail {
      var samples = samples
      return samples.withUnsafeMutableBufferPointer { buffer in
        let plane = Plane(
          base: buffer.baseAddress!, stride: 64, width: 64, height: 64, columnStep: 1, rowStep: 1, bitDepth: 8)
        return FineDetail(of: .wholePicture, side: 32, in: plane)
      }
    }
    let all = [Bool](repeating: true, count: 32 * 32)
    #expect(detail(grey).shown(in: detail(noisy), where: all) == nil, "a source without detail")
    #expect(detail(noisy).shown(in: detail(noisy), where: all.map { _ in false }) == nil, "nothing compared")
    let covered = detail(noisy).shown(in: detail(grey), where: all)
    #expect(covered?.correlation == 0 && covered?.share == 0)
    let shown = try #require(detail(noisy).shown(in: detail(noisy), where: all))
    #expect(abs(shown.correlation - 1) < 1e-4 && abs(shown.share - 1) < 1e-4)
  }
}

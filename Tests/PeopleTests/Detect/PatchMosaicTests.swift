import Files
import Foundation
import Media
import PeopleTestSupport
import TestSupport
import Testing

@testable import People

@Suite struct PatchMosaicTests {
  @Test func whatIsFoundInATileIsWhereThePatchIs() throws {
    let picture = try Frame.blank(width: 1280, height: 720, luma: 128)
    var random = SeededGenerator(seed: 5)
    let places = (0..<6).map { _ in
      NormalizedBox(
        x: .random(in: 0...0.9, using: &random), y: .random(in: 0...0.9, using: &random), width: 0.03, height: 0.05)
    }
    let mosaic = try PatchMosaic(places.map { ($0, 1280) }, of: picture)
    for (index, place) in places.enumerated() {
      // The face in the middle of its tile, as large as it is expected to be: a quarter of it.
      let column = Double(index % PatchMosaic.columns), row = Double(index / PatchMosaic.columns),
        tile = Double(PatchMosaic.tile)
      let side = max(place.width * 1280, place.height * 720)
      let box = NormalizedBox(
        x: (column + 0.5 - place.width * 1280 / side / 8) * tile / Double(PatchMosaic.width),
        y: (row + 0.5 - place.height * 720 / side / 8) * tile / Double(PatchMosaic.height),
        width: place.width * 1280 / side / 4 * tile / Double(PatchMosaic.width),
        height: place.height * 720 / side / 4 * tile / Double(PatchMosaic.height))
      let found = try #require(mosaic.located([Detection(box: box, confidence: 0.7, scale: 320)]).first)
      #expect(found.scale == 1280 && found.box.contains(place, slack: 1e-9) && place.contains(found.box, slack: 1e-9))
    }
  }

  @Test func whatLiesBesideTheTilesIsNobody() throws {
    let mosaic = try PatchMosaic(
      [(NormalizedBox(x: 0.4, y: 0.4, width: 0.1, height: 0.1), 320)],
      of: Frame.blank(width: 640, height: 360, luma: 90))
    let beside = [
      NormalizedBox(x: 0.95, y: 0.1, width: 0.03, height: 0.1), NormalizedBox(x: 0.4, y: 0.1, width: 0.1, height: 0.1),
    ]
    #expect(mosaic.located(beside.map { Detection(box: $0, confidence: 0.9, scale: 320) }).isEmpty)
  }

  @Test func colourAndLightOfAPatchAreThoseOfThePicture() throws {
    let mosaic = try PatchMosaic(
      [(NormalizedBox(x: 0.45, y: 0.45, width: 0.1, height: 0.1), 320)],
      of: Frame.blank(width: 640, height: 360, luma: 126))
    let middle = (PatchMosaic.tile / 2 * PatchMosaic.width + PatchMosaic.tile / 2) * 3
    #expect(mosaic.bytes[middle..<middle + 3].allSatisfy { abs(Int($0) - 128) <= 1 })
  }

  /// A face too small for a look at the whole picture, in a real file, followed through every frame.
  @Test func farFaceIsFollowedBetweenFineLooks() throws {
    try withTemporaryFolder { folder in
      // A head of 172 pixels in a part of the portrait that is 200 high, shown at 40: a head of 34.
      let path = try Clip.make(
        [
          "-f", "lavfi", "-i", "color=0x506070:s=1280x720:r=25:d=3", "-loop", "1", "-i", SetUp.portrait("astronaut"),
          "-filter_complex",
          "[1]crop=200:200:130:0,scale=40:40:flags=area[p];[0][p]overlay=x='500+60*t':y=300:shortest=1,format=yuv420p",
          "-c:v", "libx264", "-crf", "20",
        ], "far.mp4", in: folder)
      let map = try FaceFinder(model: SetUp.model()).find(
        in: SourceFile(path: path), tier: .scraped, digest: .of("a source"))
      let track = try #require(map.tracks.first)
      #expect(map.tracks.count == 1 && track.frames == 0...74)
      #expect(track.boxes.filter { $0.origin == .seen }.count >= 30)
      for box in track.boxes {
        // The middle of the head is at 99, 98 of that part.
        let x = (500 + 60 * Double(box.frame) / 25 + 20) / 1280, y = (300 + 20.0) / 720
        #expect(box.box.contains(x: x, y: y), "frame \(box.frame)")
      }
    }
  }

  @Test func darkPicturesAreBrightened() throws {
    #expect(Light(meanLuma: 120).table == nil)
    let table = try #require(Light(meanLuma: 26).table)
    #expect(
      table[0] == 0 && table[10] == 80 && table[255] == 255 && zip(table, table.dropFirst()).allSatisfy { $0 <= $1 })
  }
}

import Foundation
import Testing

@testable import Media
@testable import Redaction

/// Where regions are painted, and where they are not.
@Suite struct ShapeTests {
  static let ellipse = Region(centerX: 0.45, centerY: 0.52, radiusX: 0.21, radiusY: 0.33)
  static let regions: [Region] = [
    ellipse,
    Region(centerX: 0.97, centerY: 0.03, radiusX: 0.12, radiusY: 0.2),
    Region(centerX: 0.5, centerY: 0.5, radiusX: 0.01, radiusY: 0.01),
    polygon([(0.2, 0.2), (0.8, 0.3), (0.6, 0.85)]),
    // An L, a star that crosses itself, a splinter, and one that reaches far out.
    polygon([(0.15, 0.1), (0.35, 0.1), (0.35, 0.7), (0.8, 0.7), (0.8, 0.9), (0.15, 0.9)]),
    polygon([(0.5, 0.1), (0.75, 0.9), (0.1, 0.4), (0.9, 0.4), (0.25, 0.9)]),
    polygon([(0.1, 0.5), (0.9, 0.505), (0.9, 0.507)]),
    polygon([(-90, 0.4), (90, 0.5), (95, 99), (0.5, 0.6)]),
  ]

  static func polygon(_ corners: [(Double, Double)]) -> Region {
    .polygon(NormalizedPolygon(corners.map { NormalizedPolygon.Point(x: $0.0, y: $0.1) }))
  }

  /// The square of a sample, looked at in seven by seven points; chroma counts for all pixels that it colours.
  @Test(arguments: regions, ChromaSubsampling.allCases)
  func everySampleWhoseSquareTouchesTheRegionIsSolid(region: Region, chroma: ChromaSubsampling) throws {
    let kind = PictureKind(chroma: chroma)
    let picture = try kind.blank()
    let cells = try picture.cells(of: [region])[0]
    var index = 0
    try picture.editSamples { place, _ in
      let isChroma = place.plane > 0
      let across = isChroma && chroma != .full ? 2.0 : 1, down = isChroma && chroma == .quarter ? 2.0 : 1
      let isTouched = (0...6).contains { y in
        (0...6).contains { x in
          region.contains(
            x: (Double(place.column) + Double(x) / 6) * across / Double(kind.width),
            y: (Double(place.row) + Double(y) / 6) * down / Double(kind.height))
        }
      }
      if isTouched, cells[index] == nil { Issue.record("\(place)") }
      index += 1
    }
  }

  /// The cover ends where the feather does: no farther from the region than its width, what chroma overhangs, and a sample.
  @Test(arguments: regions, PictureKind.all)
  func pixelsBeyondTheFeatherAreNotTouched(region: Region, kind: PictureKind) throws {
    let picture = try kind.noise(seed: 9), before = try picture.samples()
    let after = try Redactor(plan: .hiding([(region, .blur, 0)]), path: "a").redact(picture).frame
    // The feather is at most 2 pixels wide in so low a picture, the overhang of chroma 2, and a sample 2.
    let reach = 2.0 + 2 + 2 * 1.5 + 0.5
    var index = 0, changed = 0
    try after.editSamples { place, value in
      defer { index += 1 }
      guard value != before[index] else { return }
      changed += 1
      let across = place.plane > 0 && kind.chroma != .full ? 2.0 : 1,
        down = place.plane > 0 && kind.chroma == .quarter ? 2.0 : 1
      let x = (Double(place.column) + 0.5) * across, y = (Double(place.row) + 0.5) * down
      let isNear = (0..<64).contains { step in
        [1.0, 0.5, 0].contains { part in
          let angle = Double(step) * .pi / 32
          return region.contains(
            x: (x + reach * part * cos(angle)) / Double(kind.width),
            y: (y + reach * part * sin(angle)) / Double(kind.height))
        }
      }
      // What is smaller than the smallest ellipse, or thinner than a ray, is looked for by its box.
      let box = region.boundingBox
      let isInBox =
        abs(x - box.centerX * Double(kind.width)) < box.width / 2 * Double(kind.width) + reach
        + PixelEllipse.leastRadius
        && abs(y - box.centerY * Double(kind.height)) < box.height / 2 * Double(kind.height) + reach
          + PixelEllipse.leastRadius
      if !(isNear || (isInBox && min(box.width * 96, box.height * 72) < 4)) { Issue.record("\(place)") }
    }
    #expect(changed > 0)
  }

  @Test func theFeatherFallsFromTheRegionOutward() throws {
    let kind = PictureKind(width: 320, height: 1080)
    let disc = Region(centerX: 0.5, centerY: 0.5, radiusX: 0.36, radiusY: 0.36 * 320 / 1080)
    for region in [disc, Self.polygon([(0.3, 0.3), (0.7, 0.3), (0.7, 0.7), (0.3, 0.7)])] {
      let picture = try kind.blank()
      try picture.editSamples { _, value in value = 235 }
      let shown = try Redactor(plan: .hiding([(region, .black, 0)]), path: "a").redact(picture).frame.samples()
      let row = Array(shown[kind.width * 540..<kind.width * 541])
      let start = try #require(row.firstIndex { $0 < 235 }), solid = try #require(row.firstIndex(of: 16))
      #expect(row[start...solid].sorted(by: >) == Array(row[start...solid]))
      #expect(solid - start >= 3 && solid - start <= 9, "\(start) \(solid)")
      #expect(row[solid...].prefix { $0 == 16 }.count > kind.width / 4)
    }
  }

  @Test(arguments: PictureKind.all)
  func coloursScaleWithTheBitDepth(kind: PictureKind) throws {
    let region = Region(centerX: 0.5, centerY: 0.5, radiusX: 9, radiusY: 9)
    for (cover, luma) in [(Cover.fill, 56), (.black, 16)] {
      let shown = try Redactor(plan: .hiding([(region, cover, 0)]), path: "a").redact(kind.noise(seed: 1)).frame
      try shown.editSamples { place, value in
        #expect(Int(value) == (place.plane == 0 ? luma : 128) << (kind.bitDepth - 8))
      }
    }
  }

  @Test(arguments: [9, 12, 16])
  func otherDepthsArePaintedToo(depth: Int) throws {
    let kind = PictureKind(chroma: depth == 9 ? .quarter : .half, bitDepth: depth)
    let region = Region(centerX: 0.5, centerY: 0.5, radiusX: 9, radiusY: 9)
    for cover in [Cover.blur, .pixelate] {
      let picture = try kind.blank()
      try picture.editSamples { _, value in value = UInt16(1) << (depth - 1) + 3 }
      let shown = try Redactor(plan: .hiding([(region, cover, 0)]), path: "a").redact(picture).frame
      #expect(try shown.samples().allSatisfy { $0 == UInt16(1) << (depth - 1) + 3 })
    }
  }

  @Test(arguments: [(1, 1), (2, 2), (3, 5), (7, 9), (15, 17), (33, 31)])
  func oddAndTinyPicturesAreCoveredToTheirEdges(size: (Int, Int)) throws {
    for chroma in ChromaSubsampling.allCases {
      let kind = PictureKind(chroma: chroma, width: size.0, height: size.1)
      for region in [Region.wholePicture, Region(centerX: 1, centerY: 1, radiusX: 0.4, radiusY: 0.4), Self.regions[3]] {
        for cover in Cover.allCases {
          let shown = try Redactor(plan: .hiding([(region, cover, 0)]), path: "a").redact(kind.noise(seed: 1)).frame
          if region == .wholePicture, cover == .black {
            #expect(try shown.samples().allSatisfy { $0 == 16 || $0 == 128 })
          }
        }
      }
    }
  }

  @Test func regionsAtAndBeyondTheEdgeAreCutAndDoNotTrap() throws {
    let places: [(Double, Double)] = [(0, 0), (1, 1), (-0.3, 0.5), (1.4, 1.4), (0.5, -3), (50, -50), (49, 49)]
    for (x, y) in places {
      for radius in [0.001, 0.2, 3, 50] {
        let ellipse = Region(centerX: x, centerY: y, radiusX: radius, radiusY: radius)
        let triangle = Self.polygon([(x, y), (x + radius, y), (x, y - radius)])
        for region in [ellipse, triangle] {
          for cover in Cover.allCases {
            _ = try Redactor(plan: .hiding([(region, cover, 0)]), path: "a").redact(PictureKind().noise(seed: 4))
          }
        }
      }
    }
  }

  @Test func aRegionThatIsNowhereIsAnError() throws {
    let region = Region(centerX: .nan, centerY: 0, radiusX: 1, radiusY: 1)
    let redactor = try Redactor(plan: .hiding([(region, .fill, 0)]), path: "A001.mov")
    #expect(throws: (any Error).self) { try redactor.redact(PictureKind().noise(seed: 1)) }
  }
}

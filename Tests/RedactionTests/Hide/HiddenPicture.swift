import Files
import TestSupport

@testable @_spi(InPlace) import Media
@testable import People
@testable import Redaction

/// A format to paint in.
struct PictureKind: Sendable, CustomStringConvertible {
  var chroma = ChromaSubsampling.quarter
  var bitDepth = 8
  var width = 96
  var height = 72

  static let all = ChromaSubsampling.allCases.flatMap { chroma in
    [8, 10].map { PictureKind(chroma: chroma, bitDepth: $0) }
  }

  var description: String { "\(chroma.rawValue)\(bitDepth == 8 ? "" : "\(bitDepth)"), \(width)×\(height)" }

  func blank(ticks: Int64 = 0) throws -> Frame {
    try Frame.blank(width: width, height: height, luma: 0, chroma: chroma, bitDepth: bitDepth, ticks: ticks)
  }

  /// Uniform noise in all planes.
  func noise(seed: UInt64, ticks: Int64 = 0) throws -> Frame {
    var random = SeededGenerator(seed: seed)
    let frame = try blank(ticks: ticks)
    try frame.editSamples { _, value in value = UInt16.random(in: 0...UInt16.max >> (16 - bitDepth), using: &random) }
    return frame
  }
}

/// Where a sample lies.
struct SamplePlace: Hashable {
  var plane: Int
  var row: Int
  var column: Int
}

extension Frame {
  /// All samples in order of planes, rows and columns.
  func editSamples(_ body: (SamplePlace, inout UInt16) -> Void) throws {
    try withWritableSamples { planes in
      switch planes {
      case .bytes(let planes): Self.edit(planes, body)
      case .words(let planes): Self.edit(planes, body)
      }
    }
  }

  private static func edit<Sample: PlaneSample>(
    _ planes: [SamplePlane<Sample>], _ body: (SamplePlace, inout UInt16) -> Void
  ) {
    for (index, plane) in planes.enumerated() {
      for row in 0..<plane.height {
        for column in 0..<plane.width {
          var value = UInt16(truncatingIfNeeded: plane.base[row * plane.stride + column])
          body(SamplePlace(plane: index, row: row, column: column), &value)
          plane.base[row * plane.stride + column] = Sample(truncatingIfNeeded: value)
        }
      }
    }
  }

  func samples() throws -> [UInt16] {
    var samples: [UInt16] = []
    try editSamples { _, value in samples.append(value) }
    return samples
  }

  /// A copy of the pixels.
  func copied() throws -> Frame {
    let copy = try reference()
    try copy.makeWritable()
    return copy
  }

  /// Which cell of which of the regions each sample lies in: the inside as it is painted, without the feather.
  func cells(of regions: [Region]) throws -> [[Int?]] {
    try withWritableSamples { planes in
      switch planes {
      case .bytes(let planes): regions.map { cells(of: $0, planes) }
      case .words(let planes): regions.map { cells(of: $0, planes) }
      }
    }
  }

  private func cells<Sample: PaintSample>(of region: Region, _ planes: [SamplePlane<Sample>]) -> [Int?] {
    let shape = PixelShape(region, width: width, height: height)
    let stencil = Stencil()
    shape.trace(on: planes[2].grid, into: stencil)
    return planes.flatMap { plane in
      var cells = [Int?](repeating: nil, count: plane.width * plane.height)
      let box = shape.box.onGrid(plane.grid)
      plane.forEachSolid(stencil) { row, column, count in
        for column in column..<column + count {
          let across = (0..<8).last { column >= box.columns(ofCell: $0).lowerBound } ?? 0
          let down = (0..<8).last { row >= box.rows(ofCell: $0).lowerBound } ?? 0
          cells[row * plane.width + column] = down * 8 + across
        }
      }
      return cells
    }
  }

  /// Changes only what lies inside the regions: samples that lie in the same cells of the same regions change places.
  func shuffled(inside regions: [Region], seed: UInt64) throws -> Frame {
    var random = SeededGenerator(seed: seed)
    let result = try copied()
    let cells = try cells(of: regions)
    var places: [Int] = []
    try result.editSamples { place, _ in places.append(place.plane) }
    var groups: [[Int]: [Int]] = [:]
    for index in places.indices {
      let signature = cells.map { $0[index] ?? -1 }
      if signature.contains(where: { $0 >= 0 }) { groups[[places[index]] + signature, default: []].append(index) }
    }
    var samples = try samples()
    for (_, group) in groups.sorted(by: { $0.value[0] < $1.value[0] }) {
      for (target, value) in zip(group, group.map { samples[$0] }.shuffled(using: &random)) { samples[target] = value }
    }
    var next = 0
    try result.editSamples { _, value in
      value = samples[next]
      next += 1
    }
    return result
  }
}

/// How many samples differ. (A failed comparison of arrays of this length takes minutes to be described.)
func differences(_ a: [UInt16], _ b: [UInt16]) -> Int { a.count == b.count ? zip(a, b).count { $0 != $1 } : .max }

extension RedactionPlan {
  /// One track for each region, in all frames from its first one on.
  static func hiding(
    _ tracks: [(region: Region, cover: Cover, from: Int)], method: RedactionMethod = .fill, times: [Int64] = [0]
  ) throws -> RedactionPlan {
    try RedactionPlan(
      source: Digest.of("source"), method: method, timeBase: Rational(1, 25), times: PresentationTimes(times),
      tracks: tracks.enumerated().map { index, track in
        PlannedTrack(
          id: index + 1, firstFrame: track.from,
          regions: Array(repeating: track.region, count: times.count - track.from), cover: track.cover)
      })
  }
}

extension CellMeans {
  /// Of a picture of one grey.
  static let grey = CellMeans([UInt16](repeating: 100, count: 3 * count))
}

import Files
import Foundation
@_spi(InPlace) import Media
import People
import Redaction

/// Times hiding against a copy of the same rectangle, and prints one line of JSON for every case: `scripts/bench` reads them.
///
/// Each round hides one second of pictures of 1920×1080, one after the other, through `Redactor`: with the plan's look-up, the tracing of a
/// region that moves by parts of a pixel, and the means, which are measured once in half a second. Right before or after it, the rectangle
/// around the region (without its feather) is copied from one picture of the second to another, in all planes. The least of all rounds
/// counts. An argument limits it to the cases whose names contain it: `"200×260, 8"`.
@main
struct PainterBench {
  static let width = 1920
  static let height = 1080
  static let framesPerSecond = 25
  static let rounds = 100

  struct Case {
    let shape: String
    let size: (width: Double, height: Double)
    let bitDepth: Int

    var name: String { "\(shape) of \(Int(size.width))×\(Int(size.height)), \(bitDepth) bit" }
  }

  static func main() throws {
    for bitDepth in [8, 10] {
      let pictures = try (0..<framesPerSecond).map { tick in
        try Frame.blank(
          width: width, height: height, luma: 100, chroma: .quarter, bitDepth: bitDepth, ticks: Int64(tick))
      }
      for (shape, size) in [("ellipse", (200.0, 260.0)), ("ellipse", (700, 900)), ("polygon", (700, 900))] {
        let which = Case(shape: shape, size: size, bitDepth: bitDepth)
        if CommandLine.arguments.count < 2 || which.name.contains(CommandLine.arguments[1]) {
          try time(which, pictures)
        }
      }
    }
  }

  private static func time(_ which: Case, _ pictures: [Frame]) throws {
    var pictures = pictures
    let plans = try Cover.allCases.map { cover in (cover, try plan(which, cover)) }
    var least = [Cover: Double](), copy = Double.infinity
    for _ in 0..<rounds {
      for (cover, plan) in plans {
        copy = min(copy, try seconds { try copyAll(which, pictures) })
        let redactor = try Redactor(plan: plan, path: "bench")
        let taken = try seconds { for picture in pictures { _ = try redactor.redact(picture) } }
        least[cover] = min(least[cover] ?? .infinity, taken)
      }
    }
    pictures.removeAll()
    for (cover, _) in plans {
      let ratio = (least[cover] ?? .infinity) / copy
      let line: [String: Any] = [
        "case": "\(cover.rawValue), \(which.name)", "ratio": ratio, "cover": cover.rawValue, "shape": which.shape,
        "copyMicroseconds": copy / Double(framesPerSecond) * 1e6,
      ]
      print(
        String(
          decoding: try JSONSerialization.data(withJSONObject: line, options: [.sortedKeys, .withoutEscapingSlashes]),
          as: UTF8.self))
    }
  }

  /// One track through a second, which moves a third of a pixel from frame to frame.
  private static func plan(_ which: Case, _ cover: Cover) throws -> RedactionPlan {
    let regions = (0..<framesPerSecond).map { frame in region(which, moved: Double(frame) / 3) }
    return try RedactionPlan(
      source: Digest.of("bench"), method: .fill, timeBase: Rational(1, Int32(framesPerSecond)),
      times: PresentationTimes((0..<framesPerSecond).map(Int64.init)),
      tracks: [PlannedTrack(id: 1, firstFrame: 0, regions: regions, cover: cover)])
  }

  private static let left = 500.0
  private static let top = 90.0

  private static func region(_ which: Case, moved: Double) -> Region {
    let halfWidth = which.size.width / 2, halfHeight = which.size.height / 2
    let x = left + moved + halfWidth, y = top + moved / 2 + halfHeight
    guard which.shape == "polygon" else {
      return Region(
        centerX: x / Double(width), centerY: y / Double(height), radiusX: halfWidth / Double(width),
        radiusY: halfHeight / Double(height))
    }
    // Twelve corners; what a person drew stays where it is.
    let corners = (0..<12).map { corner in
      let angle = Double(corner) * .pi / 6
      return NormalizedPolygon.Point(
        x: (left + halfWidth * (1 + cos(angle))) / Double(width),
        y: (top + halfHeight * (1 + sin(angle))) / Double(height))
    }
    return .polygon(NormalizedPolygon(corners))
  }

  private static func copyAll(_ which: Case, _ pictures: [Frame]) throws {
    for index in pictures.indices {
      let source = pictures[index], target = pictures[(index + pictures.count / 2) % pictures.count]
      try source.withWritableSamples { from in
        try target.withWritableSamples { to in
          switch (from, to) {
          case (.bytes(let from), .bytes(let to)): copy(which, from, to)
          case (.words(let from), .words(let to)): copy(which, from, to)
          default: break
          }
        }
      }
    }
  }

  private static func copy<Sample>(_ which: Case, _ from: [SamplePlane<Sample>], _ to: [SamplePlane<Sample>]) {
    for (from, to) in zip(from, to) {
      let column = Int(left) / from.columnStep, count = Int(which.size.width) / from.columnStep
      for row in Int(top) / from.rowStep..<Int(top + which.size.height) / from.rowStep {
        (to.base + row * to.stride + column).update(from: from.base + row * from.stride + column, count: count)
      }
    }
  }

  private static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let taken = try clock.measure(body).components
    return Double(taken.seconds) + Double(taken.attoseconds) * 1e-18
  }
}

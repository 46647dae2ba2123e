import Foundation

/// The ellipses of a redaction plan, read without our own reader: `frame centerX centerY radiusX radiusY` in fractions of the picture.
struct PlannedEllipses {
  private struct Plan: Decodable {
    struct Track: Decodable { let regions: [String] }
    let tracks: [Track]
  }

  private var byFrame: [Int: [[Double]]] = [:]

  init(at path: String) throws {
    let plan = try JSONDecoder().decode(Plan.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    for line in plan.tracks.flatMap(\.regions) {
      let numbers = line.split(separator: " ").compactMap { Double($0) }
      if numbers.count == 5 { byFrame[Int(numbers[0]), default: []].append(Array(numbers.dropFirst())) }
    }
  }

  /// How much of the ellipse inside a head's box is covered, by sampling it on a grid of 41 × 41.
  func share(of head: Footage.Truth.Box, frame: Int, width: Double, height: Double) -> Double {
    let ellipses = byFrame[frame] ?? []
    var inside = 0, covered = 0
    for row in -20...20 {
      for column in -20...20 where row * row + column * column <= 400 {
        let x = (head.x + head.width * Double(column + 20) / 40) / width,
          y = (head.y + head.height * Double(row + 20) / 40) / height
        inside += 1
        if ellipses.contains(where: { pow((x - $0[0]) / $0[2], 2) + pow((y - $0[1]) / $0[3], 2) <= 1 }) { covered += 1 }
      }
    }
    return Double(covered) / Double(inside)
  }
}

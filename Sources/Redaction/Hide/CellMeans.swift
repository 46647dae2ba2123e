import Media

/// The 8×8 colour means of the box around a region: all that is ever kept of the pixels inside it.
struct CellMeans: Sendable, Equatable {
  /// Cells along each side.
  static let side = 8

  /// For each of the three planes 64 means, row by row, 0…255.
  private(set) var planes: [[UInt8]]

  /// Measures the part of the region's box that lies inside the picture; a cell outside takes the mean of the others.
  init(of ellipse: PixelEllipse, in planes: [Plane]) {
    self.planes = planes.enumerated().map { index, plane in
      Self.means(of: (index == 0 ? ellipse : ellipse.halved).box, in: plane)
    }
  }

  private init(planes: [[UInt8]]) { self.planes = planes }

  /// `self` at 0, `next` at 256, in between a linear mixture.
  func mixed(with next: CellMeans, weight: Int) -> CellMeans {
    CellMeans(
      planes: zip(planes, next.planes).map { old, new in
        zip(old, new).map { a, b in UInt8((Int(a) * (256 - weight) + Int(b) * weight + 128) >> 8) }
      })
  }

  private static func means(of box: PixelBox, in plane: Plane) -> [UInt8] {
    var means = [Int?](repeating: nil, count: side * side)
    for row in 0..<side {
      let rows = box.rows(ofCell: row).clamped(to: 0..<plane.height)
      for column in 0..<side {
        let columns = box.columns(ofCell: column).clamped(to: 0..<plane.width)
        guard !rows.isEmpty, !columns.isEmpty else { continue }
        var sum: UInt64 = 0
        for y in rows {
          let line = plane.base + y * plane.stride
          var lineSum: UInt32 = 0
          for x in columns { lineSum &+= UInt32(line[x]) }
          sum &+= UInt64(lineSum)
        }
        means[row * side + column] = Int(sum) / (rows.count * columns.count)
      }
    }
    let known = means.compactMap { $0 }
    let fallback = known.isEmpty ? 128 : known.reduce(0, +) / known.count
    return means.map { UInt8($0 ?? fallback) }
  }
}

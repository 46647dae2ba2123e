import Media

/// Covers one region in all planes of a picture.
struct RegionCover {
  let painter: any RegionPainter

  /// `cells` are the means to paint with; a painter that uses none is given nil.
  func cover(_ ellipse: PixelEllipse, cells: CellMeans?, in planes: [Plane]) {
    for (index, plane) in planes.enumerated() {
      cover(index == 0 ? ellipse : ellipse.halved, cells: cells?.planes[index] ?? [], plane: plane, index: index)
    }
  }

  private func cover(_ ellipse: PixelEllipse, cells: [UInt8], plane: Plane, index: Int) {
    let box = ellipse.box
    let columns = (box.left..<box.right).clamped(to: 0..<plane.width)
    let rows = (box.top..<box.bottom).clamped(to: 0..<plane.height)
    guard !columns.isEmpty, !rows.isEmpty else { return }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: columns.count) { buffer in
      guard let colors = buffer.baseAddress else { return }
      for row in rows {
        guard let spans = ellipse.spans(row: row) else { continue }
        let touched = spans.feathered.clamped(to: columns)
        guard !touched.isEmpty else { continue }
        painter.paint(colors, columns: touched, row: row, of: box, plane: index, cells: cells)
        let solid = spans.solid.clamped(to: touched)
        let line = plane.base + row * plane.stride
        blend(line, colors, touched.lowerBound..<(solid.isEmpty ? touched.upperBound : solid.lowerBound), touched, ellipse, row)
        if !solid.isEmpty {
          (line + solid.lowerBound).update(from: colors + (solid.lowerBound - touched.lowerBound), count: solid.count)
          blend(line, colors, solid.upperBound..<touched.upperBound, touched, ellipse, row)
        }
      }
    }
  }

  private func blend(
    _ line: UnsafeMutablePointer<UInt8>, _ colors: UnsafeMutablePointer<UInt8>, _ part: Range<Int>, _ touched: Range<Int>,
    _ ellipse: PixelEllipse, _ row: Int
  ) {
    for column in part {
      let alpha = ellipse.coverage(column: column, row: row)
      let old = Int32(line[column]), new = Int32(colors[column - touched.lowerBound])
      line[column] = UInt8(truncatingIfNeeded: (old &* 255 &+ alpha &* (new &- old) &+ 127) / 255)
    }
  }
}

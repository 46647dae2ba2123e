import Media

/// The cells in which the picture of a source is compared, wherever and however large a rendition shows it.
struct PictureGrid: Sendable, Hashable {
  let columns: Int
  let rows: Int

  /// Cells are about square; `longSide` is how many lie along the longer side of the source's picture.
  init(sourceWidth: Int, sourceHeight: Int, longSide: Int) {
    let share = Double(longSide) / Double(max(sourceWidth, sourceHeight, 1))
    columns = max(1, Int((Double(sourceWidth) * share).rounded()))
    rows = max(1, Int((Double(sourceHeight) * share).rounded()))
  }

  /// Those of its cells that one rendition shows whole.
  struct Part: Sendable, Hashable {
    let columns: Range<Int>
    let rows: Range<Int>
    /// Where they lie in the rendition, in pixels.
    let x: Int, y: Int, width: Int, height: Int

    func holds(_ other: Part) -> Bool {
      other.columns.clamped(to: columns) == other.columns && other.rows.clamped(to: rows) == other.rows
    }
  }

  /// nil where nothing of it is shown.
  func part(shownBy placement: PicturePlacement) -> Part? {
    let across = Self.cells(columns, from: placement.x, length: placement.width, frame: placement.frameWidth)
    let down = Self.cells(rows, from: placement.y, length: placement.height, frame: placement.frameHeight)
    guard let across, let down else { return nil }
    let (x, width) = Self.pixels(across, of: columns, from: placement.x, length: placement.width)
    let (y, height) = Self.pixels(down, of: rows, from: placement.y, length: placement.height)
    return Part(columns: across, rows: down, x: x, y: y, width: width, height: height)
  }

  private static func cells(_ count: Int, from start: Int, length: Int, frame: Int) -> Range<Int>? {
    guard length > 0, frame > 0 else { return nil }
    let cell = Double(length) / Double(count)
    let first = max(0, Int((Double(-start) / cell - 1e-6).rounded(.up)))
    let end = min(count, Int((Double(frame - start) / cell + 1e-6).rounded(.down)))
    return first < end ? first..<end : nil
  }

  private static func pixels(
    _ cells: Range<Int>, of count: Int, from start: Int, length: Int
  ) -> (first: Int, count: Int) {
    func place(_ cell: Int) -> Int { start + Int((Double(cell) * Double(length) / Double(count)).rounded()) }
    let first = max(0, place(cells.lowerBound))
    return (first, max(1, place(cells.upperBound) - first))
  }
}

/// What one picture of a rendition shows, cell by cell, with how far each cell's neighbours are from it: a rendition of another size has its
/// cells up to half a pixel elsewhere.
struct ShownCells: Sendable {
  let part: PictureGrid.Part
  /// Row by row; the least and the greatest of a cell and the eight around it.
  private var low: [UInt8]
  private var high: [UInt8]

  /// `values` are those of the part, row by row.
  init(_ part: PictureGrid.Part, values: [UInt8]) {
    self.part = part
    let (columns, rows) = (part.columns.count, part.rows.count)
    low = Self.spread(values, columns, rows, min)
    high = Self.spread(values, columns, rows, max)
  }

  /// Whatever lies in these cells counts as shown.
  mutating func ignore(columns: Range<Int>, rows: Range<Int>) {
    let across = columns.clamped(to: part.columns), down = rows.clamped(to: part.rows)
    for row in down {
      for column in across {
        let index = (row - part.rows.lowerBound) * part.columns.count + column - part.columns.lowerBound
        (low[index], high[index]) = (0, 255)
      }
    }
  }

  /// How much darker or brighter than all that is shown around it a cell may be, in grey levels, and how many cells of a block may be more.
  static let tolerance: UInt8 = 18
  static let mostCells: UInt8 = 8
  /// Of the 64 of a block: what an encoder does stayed below, and what a head of a block and a half uncovers is above (decision 0028).
  static let manyCells: UInt8 = 24
  /// Cells across and down a block.
  static let block = 8

  /// A block that shows something else: its number stays the same from picture to picture. `isLarge`: in most of its cells.
  struct Difference: Sendable, Hashable {
    let block: Int
    let isLarge: Bool
  }

  /// The blocks of `other`, another rendition's, that show something which is not to be seen here. nil where it shows cells that are not shown here.
  func differing(_ values: [UInt8], of other: PictureGrid.Part) -> [Difference]? {
    guard part.holds(other) else { return nil }
    let across = (other.columns.count + Self.block - 1) / Self.block
    var counts = [UInt8](repeating: 0, count: across)
    var blocks: [Difference] = []
    for row in 0..<other.rows.count {
      let start =
        (row + other.rows.lowerBound - part.rows.lowerBound) * part.columns.count
        + other.columns.lowerBound - part.columns.lowerBound
      low.withUnsafeBufferPointer { low in
        high.withUnsafeBufferPointer { high in
          values.withUnsafeBufferPointer { values in
            let own = row * other.columns.count
            for column in 0..<other.columns.count {
              let value = values[own + column]
              let under = low[start + column] > value ? low[start + column] &- value : 0
              let over = value > high[start + column] ? value &- high[start + column] : 0
              counts[column / Self.block] &+= max(under, over) > Self.tolerance ? 1 : 0
            }
          }
        }
      }
      if row % Self.block == Self.block - 1 || row == other.rows.count - 1 {
        for index in 0..<across where counts[index] > Self.mostCells {
          blocks.append(
            Difference(block: row / Self.block * across + index, isLarge: counts[index] > Self.manyCells))
        }
        for index in 0..<across { counts[index] = 0 }
      }
    }
    return blocks
  }

  private static func spread(
    _ values: [UInt8], _ columns: Int, _ rows: Int, _ pick: (UInt8, UInt8) -> UInt8
  ) -> [UInt8] {
    var across = values, result = values
    values.withUnsafeBufferPointer { values in
      across.withUnsafeMutableBufferPointer { across in
        result.withUnsafeMutableBufferPointer { result in
          for row in 0..<rows {
            let start = row * columns
            for column in 0..<columns {
              let left = values[start + max(0, column - 1)], right = values[start + min(columns - 1, column + 1)]
              across[start + column] = pick(pick(left, right), values[start + column])
            }
          }
          for row in 0..<rows {
            let above = max(0, row - 1) * columns, below = min(rows - 1, row + 1) * columns, start = row * columns
            for column in 0..<columns {
              result[start + column] = pick(
                pick(across[above + column], across[below + column]), across[start + column])
            }
          }
        }
      }
    }
    return result
  }
}

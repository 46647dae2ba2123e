public import Media
import Support

/// How one rendition shows its source, as far as its pictures can be held against another one's.
public struct ComparedView: Sendable {
  let view: RenditionView
  private let source: (width: Int, height: Int)
  private let captions: [OverlayPlace]
  let coarse: GridView

  /// The cells of a grid that a rendition shows.
  struct GridView: Sendable {
    let grid: PictureGrid
    let part: PictureGrid.Part

    var scaler: LumaScaler {
      LumaScaler(
        x: part.x, y: part.y, width: part.width, height: part.height, columns: part.columns.count, rows: part.rows.count
      )
    }
  }

  /// Cells along the longer side of the source's picture, of every picture.
  static let coarseSide = 384
  /// And of those that are looked at for faces: as large as faces are to the detectors, or as the rendition shows them.
  static let fineSides = [ClearFaceFinder.closeSide, 640, 480]
  /// Pixels around a caption that an encoder changes with it, and seconds.
  private static let margin = 8, seconds = 0.1

  /// `captions` are the places where captions are burned in. nil where nothing of the source is shown, or where it moves.
  public init?(_ view: RenditionView, sourceWidth: Int, sourceHeight: Int, captions: [OverlayPlace]) {
    source = (sourceWidth, sourceHeight)
    guard view.movementSeconds == nil, view.frameSeconds > 0,
      let coarse = Self.grid(Self.coarseSide, of: source, view)
    else { return nil }
    (self.view, self.captions, self.coarse) = (view, captions, coarse)
  }

  /// Of one of the fine sides; nil where nothing is shown.
  func fine(_ side: Int) -> GridView? { Self.grid(side, of: source, view) }

  /// The largest of the fine sides for which it has enough pixels; nil where the coarse cells show all that there is.
  public var fineSide: Int? {
    let pixels = max(view.placement.width, view.placement.height)
    return Self.fineSides.first { $0 <= pixels }
  }

  private static func grid(_ side: Int, of source: (width: Int, height: Int), _ view: RenditionView) -> GridView? {
    let grid = PictureGrid(sourceWidth: source.width, sourceHeight: source.height, longSide: side)
    return grid.part(shownBy: view.placement).map { GridView(grid: grid, part: $0) }
  }

  /// Cells of the whole picture that it shows.
  public var size: Int { coarse.part.columns.count * coarse.part.rows.count }
  /// Pixels in which it shows them.
  public var pixels: Int { coarse.part.width * coarse.part.height }

  public var captionCount: Int { captions.count }

  /// Of the coarse grid, how many cells are shown here that a caption covers in `other` at some time, and none does here at any.
  public func cellsShownBeneathCaptions(of other: ComparedView) -> Int {
    let (own, theirs) = (captionCells(in: coarse.grid), other.captionCells(in: coarse.grid))
    return coarse.part.rows.reduce(0) { sum, row in
      sum
        + coarse.part.columns.count { column in
          let cell = row * coarse.grid.columns + column
          return theirs[cell] && !own[cell]
        }
    }
  }

  /// For each cell, row by row, whether a caption covers it at some time.
  private func captionCells(in grid: PictureGrid) -> [Bool] {
    var covered = Array(repeating: false, count: grid.columns * grid.rows)
    for box in Set(captions.flatMap(\.boxes)) {
      let (columns, rows) = cells(of: box, in: grid)
      for row in rows.clamped(to: 0..<grid.rows) {
        for column in columns.clamped(to: 0..<grid.columns) { covered[row * grid.columns + column] = true }
      }
    }
    return covered
  }

  /// Whether all that `other` shows of the source is to be seen here.
  public func shows(allOf other: ComparedView) -> Bool {
    let sides =
      [(coarse, other.coarse)]
      + [other.fineSide].compactMap { $0 }.compactMap { side in
        fine(side).flatMap { own in other.fine(side).map { (own, $0) } }
      }
    return sides.allSatisfy { own, theirs in own.grid == theirs.grid && own.part.holds(theirs.part) }
  }

  /// Takes the cells that captions cover out of the comparison.
  func ignoreCaptions(in cells: inout ShownCells, of grid: PictureGrid, atSeconds seconds: Double) {
    for caption in captions
    where caption.startSeconds - Self.seconds <= seconds && seconds <= caption.endSeconds + Self.seconds {
      for box in caption.boxes {
        let (columns, rows) = self.cells(of: box, in: grid)
        cells.ignore(columns: columns, rows: rows)
      }
    }
  }

  private func cells(of box: OverlayPlace.Box, in grid: PictureGrid) -> (columns: Range<Int>, rows: Range<Int>) {
    func range(_ start: Int, _ length: Int, from origin: Int, of whole: Int, _ count: Int) -> Range<Int> {
      let cell = Double(whole) / Double(count)
      let first = Int((Double(start - Self.margin - origin) / cell).rounded(.down))
      return first..<max(first, Int((Double(start + length + Self.margin - origin) / cell).rounded(.up)))
    }
    let place = view.placement
    return (
      range(box.x, box.width, from: place.x, of: place.width, grid.columns),
      range(box.y, box.height, from: place.y, of: place.height, grid.rows)
    )
  }
}

/// What the rendition of a source that is looked at for everybody shows, for as long as others have to be held against it.
public final class LeadPictures: Sendable {
  struct Shown: Sendable {
    let seconds: Double
    let coarse: ShownCells
    /// By how many cells lie along the longer side; none between looks.
    let fine: [Int: ShownCells]
  }

  let compared: ComparedView
  private let pictures = Locked<[Shown]>([])

  public init(_ compared: ComparedView) { self.compared = compared }

  func add(_ shown: Shown) { pictures.withLock { $0.append(shown) } }

  /// Nobody asks for what is shown before any more. In seconds of the rendition.
  public func forget(before seconds: Double) {
    pictures.withLock { pictures in pictures.removeFirst(pictures.prefix { $0.seconds < seconds }.count) }
  }

  /// Those that are shown within `tolerance` seconds, the nearest first.
  func near(_ seconds: Double, within tolerance: Double) -> [Shown] {
    pictures.withLock { pictures in pictures.filter { abs($0.seconds - seconds) <= tolerance } }
      .sorted { abs($0.seconds - seconds) < abs($1.seconds - seconds) }
  }
}

/// Keeps what a rendition shows, picture by picture as it is decoded, for others to be held against.
public final class LeadRecorder {
  private let lead: LeadPictures
  private let coarse: LumaScaler
  private let fine: [(side: Int, shown: ComparedView.GridView, scaler: LumaScaler)]
  private var clock: LookClock

  /// `events` are the seconds of the rendition at which it is looked at whatever else; `others` are those that will be held against it.
  public init(_ lead: LeadPictures, for others: [ComparedView], events: [Double]) {
    self.lead = lead
    coarse = lead.compared.coarse.scaler
    fine = Set(others.compactMap(\.fineSide)).sorted().compactMap { side in
      lead.compared.fine(side).map { (side, $0, $0.scaler) }
    }
    clock = LookClock(events: events)
  }

  /// Takes every picture in turn.
  public func add(_ picture: Frame, atSeconds seconds: Double) throws {
    let coarse = try cells(lead.compared.coarse, try self.coarse.scale(picture), atSeconds: seconds)
    var fine: [Int: ShownCells] = [:]
    if clock.look(atSeconds: seconds) != .none {
      for (side, shown, scaler) in self.fine {
        fine[side] = try cells(shown, scaler.scale(picture), atSeconds: seconds)
      }
    }
    lead.add(.init(seconds: seconds, coarse: coarse, fine: fine))
  }

  private func cells(
    _ shown: ComparedView.GridView, _ values: [UInt8], atSeconds seconds: Double
  ) throws -> ShownCells {
    var cells = ShownCells(shown.part, values: values)
    lead.compared.ignoreCaptions(in: &cells, of: shown.grid, atSeconds: seconds)
    return cells
  }
}

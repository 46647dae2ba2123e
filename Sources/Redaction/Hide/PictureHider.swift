import Media

/// Hides regions in one picture after the other.
///
/// What is kept of a hidden pixel is what it adds to the means of one region, at most, however many regions overlap there: before anything is
/// measured, all that is covered without measuring (one colour, or means that are held) is painted over, and of those that must be
/// measured, each is painted over before the next. Then all are painted in the order of the plan. So two tracks of one head do not give
/// two sets of means of it, and what a person wants black does not shine through a blur around it.
struct PictureHider {
  private var held = HeldMeans()
  private var pool: [TracedShape] = []

  private struct Part {
    let track: Int
    let shape: PixelShape
    let stencil: Stencil
    let cover: RegionCover
  }

  /// `width` and `height` are the picture's. Every pixel inside a region comes out as a function of the means held for the half second.
  mutating func hide<Sample: PaintSample>(
    _ regions: [PlannedRegion], in planes: [SamplePlane<Sample>], width: Int, height: Int, atSeconds seconds: Double
  ) {
    // Luma comes first, chroma has the larger samples.
    guard let grid = planes.last?.grid else { return }
    while pool.count < regions.count { pool.append(TracedShape()) }
    let parts = regions.indices.map { index in
      let region = regions[index], shape = PixelShape(region.region, width: width, height: height)
      pool[index].update(to: shape, on: grid)
      return Part(track: region.track, shape: shape, stencil: pool[index].stencil, cover: RegionCover(region.cover))
    }
    measure(parts, planes, seconds)
    for part in parts { paint(part, .solidAndFeather, planes, seconds) }
  }

  private mutating func measure<Sample: PaintSample>(
    _ parts: [Part], _ planes: [SamplePlane<Sample>], _ seconds: Double
  ) {
    func isDue(_ part: Part) -> Bool { part.cover.usesMeans && held.isDue(track: part.track, atSeconds: seconds) }
    let due = parts.filter(isDue)
    guard !due.isEmpty else { return }
    for part in parts where !isDue(part) { paint(part, .solidOnly, planes, seconds) }
    for part in due {
      if isDue(part) {
        held.hold(CellMeans(of: part.shape, part.stencil, in: planes), forTrack: part.track, atSeconds: seconds)
      }
      if due.count > 1 { paint(part, .solidOnly, planes, seconds) }
    }
  }

  private func paint<Sample: PaintSample>(
    _ part: Part, _ how: PaintedPart, _ planes: [SamplePlane<Sample>], _ seconds: Double
  ) {
    let cells = part.cover.usesMeans ? held.means(forTrack: part.track, atSeconds: seconds) : nil
    part.cover.paint(how, of: part.shape, part.stencil, cells: cells, in: planes)
  }
}

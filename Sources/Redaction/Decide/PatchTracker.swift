import Media

/// Follows what a person drew from one picture to the next, by what it looks like; says when it has lost it.
struct PatchTracker {
  /// Samples along a side of what is looked for, and of where.
  private static let templateSide = 24, searchSide = 60
  /// How alike what is found must be, as a normalised cross-correlation: unrelated textures rarely reach half of it.
  private static let leastLikeness: Float = 0.6
  /// From here on the template learns.
  private static let surely: Float = 0.75
  /// In grey levels: what is flatter than this looks like everything else that is flat.
  private static let leastContrast: Float = 4

  private(set) var box: NormalizedBox
  private var template: LumaPatch
  private var velocity = (x: 0.0, y: 0.0)

  /// nil where there is nothing to recognise in the box: it is one flat colour.
  init?(_ box: NormalizedBox, in plane: Plane) {
    self.box = box
    template = LumaPatch(box, side: Self.templateSide, of: plane)
    guard template.contrast >= Self.leastContrast else { return nil }
  }

  /// Where it is in the next picture; false where nothing there looks like it: `box` then stays.
  mutating func advance(in plane: Plane) -> Bool {
    let expected = box.shifted(x: velocity.x, y: velocity.y)
    // The same size first: another one must be better, not as good.
    var best: (box: NormalizedBox, score: Float)?
    for scale in [1, 0.95, 1.05] {
      let size = expected.expanded(by: scale)
      let area = size.expanded(by: Double(Self.searchSide) / Double(Self.templateSide))
      let match = LumaPatch(area, side: Self.searchSide, of: plane).bestMatch(of: template)
      let found = NormalizedBox(
        x: area.x + area.width * Double(match.column) / Double(Self.searchSide),
        y: area.y + area.height * Double(match.row) / Double(Self.searchSide),
        width: size.width, height: size.height)
      if match.score > (best?.score ?? -1) + 0.01 { best = (found, match.score) }
    }
    guard let best, best.score >= Self.leastLikeness else { return false }
    // Half old, half new: the grid of the search is coarse.
    velocity = ((velocity.x + best.box.centerX - box.centerX) / 2, (velocity.y + best.box.centerY - box.centerY) / 2)
    box = best.box
    if best.score >= Self.surely { template.adapt(to: LumaPatch(box, side: Self.templateSide, of: plane), by: 0.1) }
    return true
  }
}

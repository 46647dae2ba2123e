public import Media

/// Holds the pictures of one rendition against those of another one of the same source, at which everybody looks: where both show the same, one look
/// serves both. What captions cover in either is not compared.
public final class RenditionComparison {
  public enum Verdict: Sendable, Hashable {
    case same
    /// Something is to be seen that the other does not show. `isNew` where much of a block was not there in the picture before, or any of a fine one
    /// at the last look.
    case different(isNew: Bool)
  }

  private let compared: ComparedView
  private let lead: LeadPictures
  private let coarse: LumaScaler
  private let fine: (side: Int, shown: ComparedView.GridView, scaler: LumaScaler)?
  private var clock: LookClock
  /// Blocks that differed in the last picture, and fine ones at the last look.
  private var known: Set<Int> = []
  private var wasCompared = true

  /// Blocks of the fine grid have numbers of their own.
  private static let fineOffset = 1 << 20

  /// `events` are the seconds of the rendition at which it is looked at whatever else.
  public init(_ compared: ComparedView, with lead: LeadPictures, events: [Double]) {
    self.compared = compared
    self.lead = lead
    coarse = compared.coarse.scaler
    fine = compared.fineSide.flatMap { side in compared.fine(side).map { (side, $0, $0.scaler) } }
    clock = LookClock(events: events)
  }

  /// Takes every picture in turn.
  public func verdict(on picture: Frame, atSeconds seconds: Double) throws -> Verdict {
    let isLook = clock.look(atSeconds: seconds) != .none
    guard let blocks = try differing(picture, atSeconds: seconds, isLook) else {
      defer { wasCompared = false }
      return .different(isNew: wasCompared)
    }
    wasCompared = true
    defer {
      // What is found in the fine cells is not looked for in between.
      known = isLook ? [] : known.filter { $0 >= Self.fineOffset }
      known.formUnion(blocks.map(\.block))
    }
    guard !blocks.isEmpty else { return .same }
    return .different(
      isNew: blocks.contains { ($0.isLarge || $0.block >= Self.fineOffset) && !known.contains($0.block) })
  }

  /// Empty where both show the same; nil where the other one shows nothing at that time.
  private func differing(_ picture: Frame, atSeconds seconds: Double, _ isLook: Bool) throws -> [ShownCells.Difference]?
  {
    // A frame rate of its own moves what is shown by up to a frame.
    let tolerance = max(compared.view.frameSeconds, lead.compared.view.frameSeconds) * 1.01
    let near = lead.near(seconds, within: tolerance)
    let values = try coarse.scale(picture)
    guard let blocks = best(near.map(\.coarse), values, compared.coarse, atSeconds: seconds) else { return nil }
    guard isLook, let (side, shown, scaler) = fine else { return blocks }
    guard let more = best(near.compactMap { $0.fine[side] }, try scaler.scale(picture), shown, atSeconds: seconds)
    else { return nil }
    return blocks + more.map { .init(block: $0.block + Self.fineOffset, isLarge: $0.isLarge) }
  }

  /// The blocks that differ from the picture that is most alike; nil where none can be compared.
  private func best(
    _ shown: [ShownCells], _ values: [UInt8], _ own: ComparedView.GridView, atSeconds seconds: Double
  ) -> [ShownCells.Difference]? {
    var least: [ShownCells.Difference]?
    for cells in shown {
      var cells = cells
      compared.ignoreCaptions(in: &cells, of: own.grid, atSeconds: seconds)
      guard let blocks = cells.differing(values, of: own.part) else { continue }
      if blocks.count < least?.count ?? .max { least = blocks }
      if least?.isEmpty == true { break }
    }
    return least
  }
}

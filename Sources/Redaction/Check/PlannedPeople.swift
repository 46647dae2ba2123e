import Support

/// What a plan says about people at a time of the source: who must be hidden, and who may be seen.
public struct PlannedPeople: Sendable {
  private let plan: RedactionPlan

  public init(_ plan: RedactionPlan) { self.plan = plan }

  /// Whether there is anything to check: a plan that hides nobody, because a person said so, is not held against faces.
  public var hidesSomebody: Bool { !showsAllOthers || !plan.tracks.isEmpty }

  /// Whether everyone is shown who is not named to be hidden: a face that no plan speaks of is then no mistake.
  public var showsAllOthers: Bool { if case .nothingToHide = plan.method { true } else { false } }

  /// Whether anything is covered anywhere: also what a person drew over a source whose people are shown.
  public var hidesSomething: Bool { if case .frame = plan.method { true } else { !plan.tracks.isEmpty } }

  /// All that is hidden in any frame that is shown during `span`, in seconds of the source.
  func hidden(during span: ClosedRange<Double>) throws -> [PlannedRegion] {
    try frames(during: span).flatMap { try plan.regions(forFrameWithPTS: plan.times.ticks[$0]) }
  }

  /// Those tracks that are hidden in all frames that are shown during `span`, with their regions in each of them.
  func hiddenThroughout(_ span: ClosedRange<Double>) throws -> [(track: Int, regions: [Region])] {
    let frames = frames(during: span)
    let regions = Dictionary(grouping: try hidden(during: span), by: \.track).mapValues { $0.map(\.region) }
    return regions.filter { $0.value.count >= frames.count }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The places of those whom a person decided to show, in any of these frames.
  func shown(during span: ClosedRange<Double>) -> [Region] {
    let frames = frames(during: span)
    return plan.kept.flatMap { track in
      frames.filter(track.frames.contains).map { track.regions[$0 - track.firstFrame] }
    }
  }

  /// The first frame counts as shown before its time too, the last one as shown ever after: a rendition holds it while the sound goes on.
  private func frames(during span: ClosedRange<Double>) -> ClosedRange<Int> {
    let base = plan.timeBase.value, times = plan.times
    func frame(shownAt seconds: Double) -> Int {
      let after = times.firstFrame(atOrAfter: Int64(clamping: (seconds / base).rounded(.down)).addingClamped(1))
      return min(times.count - 1, max(0, after - 1))
    }
    return frame(shownAt: span.lowerBound)...max(frame(shownAt: span.lowerBound), frame(shownAt: span.upperBound))
  }

  /// When a cover begins and when it is gone, in seconds of the source.
  var changes: [(begins: Double, ends: Double)] {
    func seconds(_ frame: Int) -> Double {
      Double(plan.times.ticks[min(frame, plan.times.count - 1)]) * plan.timeBase.value
    }
    return plan.tracks.map { (seconds($0.firstFrame), seconds($0.firstFrame + $0.regions.count)) }
  }
}

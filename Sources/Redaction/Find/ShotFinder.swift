/// Says where one shot ends and the next begins.
///
/// A cut is a step that is far larger than the motion around it, and that lasts: what comes back within a few frames was a flash, a
/// passing hand, or a broken picture. Where a cut is overlooked, people are hidden for half a second longer than they are seen; where
/// one is made up, a gap in which someone was not seen could stay open. So doubt means: no cut. Dissolves are none.
struct ShotFinder {
  /// In grey levels of 255: two shots of one person in one room differ by more, and the noise of a bad phone by less.
  static let leastDifference = 7.0
  /// A step that is this much larger than those around it is no motion.
  private static let leastRatio = 3.0
  /// Pictures on either side of a cut stay at least this different, as a share of the step.
  private static let lasting = 0.6
  /// Frames that are looked at on either side of a step. A flash is over sooner.
  static let reach = 6

  /// The last frames; the one to be decided on next is `sketches[position]`.
  private var sketches: [PictureSketch] = []
  private var steps: [Double] = []
  private var position = 0

  /// Takes in the next picture, and says of earlier ones, in order, whether they begin a shot, as the first one does.
  mutating func add(_ sketch: PictureSketch) -> [Bool] {
    steps.append(sketches.last.map(sketch.difference) ?? 0)
    sketches.append(sketch)
    return sketches.count - position > Self.reach ? [decideNext()] : []
  }

  /// The same of all pictures that were not decided yet.
  mutating func finish() -> [Bool] {
    var decisions: [Bool] = []
    while position < sketches.count { decisions.append(decideNext()) }
    return decisions
  }

  private mutating func decideNext() -> Bool {
    let isCut = begins(position)
    position += 1
    if position > Self.reach + 1 {
      sketches.removeFirst()
      steps.removeFirst()
      position -= 1
    }
    return isCut
  }

  private func begins(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let step = steps[index]
    guard step >= Self.leastDifference else { return false }
    let around = (max(1, index - Self.reach)..<min(steps.count, index + Self.reach + 1)).filter { $0 != index }.map { steps[$0] }.sorted()
    // The middle one: another cut nearby does not make this one a motion.
    if !around.isEmpty, step < Self.leastRatio * around[around.count / 2] { return false }
    func differs(_ a: Int, _ b: Int) -> Bool { sketches[a].difference(from: sketches[b]) >= Self.lasting * step }
    return (index..<min(sketches.count, index + Self.reach)).allSatisfy { differs($0, index - 1) }
      && (max(0, index - Self.reach)..<index).allSatisfy { differs($0, index) }
  }
}

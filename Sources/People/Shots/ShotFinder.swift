/// Says where one shot ends and the next begins.
///
/// A cut is a step that is far larger than the motion around it, and that lasts: what comes back within a few frames was a flash, a
/// passing hand, or a broken picture. Where a cut is overlooked, people are hidden for half a second longer than they are seen; where
/// one is made up, a gap in which someone was not seen could stay open. So doubt means: no cut. Dissolves are none, nor is what changes a part of the
/// picture only, such as a caption, nor a light that is switched.
struct ShotFinder {
  /// In grey levels of 255. A cut between two shots that are more alike, such as a jump cut, counts as motion.
  private static let leastDifference = 7.0
  /// A step that is this much larger than those around it is no motion.
  private static let leastRatio = 3.0
  /// Pictures on either side of a cut stay at least this different, as a share of the step.
  private static let lasting = 0.6
  /// Of the cells of a picture, the share that changes at a cut; and by how much at least, in grey levels.
  private static let leastShare = 0.4, leastChange = 5
  /// Pictures that resemble each other more, apart from how they are lit, show the same.
  private static let mostLikeness = 0.85
  /// Seconds, and frames at least, that are looked at on either side of a step. A flash is over sooner.
  private static let reachSeconds = 0.24, leastReach = 6

  private let reach: Int

  /// The last frames; the one to be decided on next is `sketches[position]`.
  private var sketches: [PictureSketch] = []
  private var steps: [Double] = []
  private var position = 0

  /// Frames a second; nil where that is not known.
  init(frameRate: Double? = nil) {
    reach = max(Self.leastReach, Int((Self.reachSeconds * min(240, frameRate ?? 0)).rounded(.up)))
  }

  /// Takes in the next picture. `isSudden`: it stands out from those before it, and may begin a shot. `begins` says of earlier pictures, in
  /// order, whether they begin one, as the first one does.
  mutating func add(_ sketch: PictureSketch) -> (isSudden: Bool, begins: [Bool]) {
    let step = sketches.last.map(sketch.difference) ?? 0
    let isSudden = standsOut(step, among: steps.dropFirst().suffix(reach))
    steps.append(step)
    sketches.append(sketch)
    return (isSudden, sketches.count - position > reach ? [decideNext()] : [])
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
    if position > reach + 1 {
      sketches.removeFirst()
      steps.removeFirst()
      position -= 1
    }
    return isCut
  }

  private func begins(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let step = steps[index]
    guard standsOut(step, among: steps[max(1, index - reach)..<index] + steps[(index + 1)...].prefix(reach)) else {
      return false
    }
    func differs(_ a: Int, _ b: Int) -> Bool { sketches[a].difference(from: sketches[b]) >= Self.lasting * step }
    guard sketches[index].changedShare(from: sketches[index - 1], by: Self.leastChange) >= Self.leastShare,
      sketches[index].likeness(to: sketches[index - 1]) <= Self.mostLikeness
    else { return false }
    return (index..<min(sketches.count, index + reach)).allSatisfy { differs($0, index - 1) }
      && (max(0, index - reach)..<index).allSatisfy { differs($0, index) }
  }

  private func standsOut(_ step: Double, among others: some Sequence<Double>) -> Bool {
    let others = others.sorted()
    // Against the middle one: another cut nearby does not make this one a motion.
    return step >= Self.leastDifference && (others.isEmpty || step >= Self.leastRatio * others[others.count / 2])
  }
}

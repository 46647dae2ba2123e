/// One item of `stages:`, as far as it could be understood.
struct StageLine {
  /// As written.
  let name: String
  let position: Position
  /// The stage of that name, or the one that was probably meant.
  let stage: (any Stage.Type)?
  /// The source sets it applies to; nil is all of them.
  var sets: [String]?
  /// Whether its name and its `of:` are right: nothing is concluded from what was only meant.
  var isCertain: Bool
  /// Nil where the item has a problem.
  var entry: StageEntry?

  func applies(to set: String) -> Bool { sets?.contains(set) ?? true }
}

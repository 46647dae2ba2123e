/// One line of `stages:`.
public struct StageEntry: Sendable {
  public let stage: any Stage
  /// The source sets it applies to; nil is all of them. Always nil for a stage of scope `run`.
  public let of: [String]?
  /// Its options as canonical JSON without white space: equal options are equal bytes, for keys.
  public let options: String

  public init(stage: any Stage, of: [String]?, options: String) {
    self.stage = stage
    self.of = of
    self.options = options
  }

  public var name: String { type(of: stage).name }
}

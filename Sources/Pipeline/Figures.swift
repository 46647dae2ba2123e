/// Figures that a stage gathered, for the report of the run.
public struct Figures: Sendable, Hashable, Codable {
  /// What was measured, as a short stable word for machines: `track-coverage`.
  public let name: String
  /// The file it is about, as the source's name.
  public let file: String?
  /// By name; units are part of the name, as in `longestUnseenSeconds`.
  public let values: [String: Double]

  public init(_ name: String, file: String? = nil, _ values: [String: Double]) {
    self.name = name
    self.file = file
    self.values = values
  }
}

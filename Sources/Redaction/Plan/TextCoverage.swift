/// What is done to text that was found in the picture.
public enum TextTreatment: String, Sendable, Codable, CaseIterable {
  /// It stays, and whoever reads the report of the run or the review sheet is told of it.
  case report
  /// It is covered.
  case hide
}

/// How many places with text were found in a source, and what became of them.
public struct TextCoverage: Sendable, Hashable, Codable {
  /// What is done where nobody decided otherwise.
  public let treatment: TextTreatment
  public let found: Int
  /// Hidden throughout, or but for a time in which a person decided to show them.
  public let hidden: Int
  /// Planned tracks that hide them: two where a text is shown in between.
  public let tracks: Int
  /// Shown because a person decided so, for some time at least.
  public let kept: Int

  public init(treatment: TextTreatment, found: Int, hidden: Int, tracks: Int, kept: Int) {
    self.treatment = treatment
    self.found = found
    self.hidden = hidden
    self.tracks = tracks
    self.kept = kept
  }
}

import Files
import Media
import People

extension RedactionPlan: Codable {
  private enum CodingKeys: String, CodingKey {
    case source, method, timeBase, frameCount, pts, tracks, kept, nobodyBecause, isReviewed, coverage, texts
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      source: container.decode(Digest.self, forKey: .source),
      method: container.decode(RedactionMethod.self, forKey: .method),
      timeBase: container.decode(Rational.self, forKey: .timeBase),
      times: container.decode(PresentationTimes.self, forKey: .pts),
      tracks: container.decode([PlannedTrack].self, forKey: .tracks),
      kept: container.decode([PlannedTrack].self, forKey: .kept),
      nobodyBecause: container.decodeIfPresent(String.self, forKey: .nobodyBecause),
      isReviewed: container.decode(Bool.self, forKey: .isReviewed),
      coverage: container.decode(RedactionCoverage.self, forKey: .coverage),
      texts: container.decodeIfPresent(TextCoverage.self, forKey: .texts))
    guard try container.decode(Int.self, forKey: .frameCount) == times.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .pts, in: container, debugDescription: "the list of frames does not agree with frameCount")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(source, forKey: .source)
    try container.encode(method, forKey: .method)
    try container.encode(timeBase, forKey: .timeBase)
    try container.encode(times.count, forKey: .frameCount)
    try container.encode(times, forKey: .pts)
    try container.encode(tracks, forKey: .tracks)
    try container.encode(kept, forKey: .kept)
    try container.encodeIfPresent(nobodyBecause, forKey: .nobodyBecause)
    try container.encode(isReviewed, forKey: .isReviewed)
    try container.encode(coverage, forKey: .coverage)
    try container.encodeIfPresent(texts, forKey: .texts)
  }
}

extension RedactionPlan: Equatable {
  public static func == (a: RedactionPlan, b: RedactionPlan) -> Bool {
    (a.source, a.method, a.timeBase, a.times, a.tracks) == (b.source, b.method, b.timeBase, b.times, b.tracks)
      && (a.kept, a.nobodyBecause, a.isReviewed, a.coverage) == (b.kept, b.nobodyBecause, b.isReviewed, b.coverage)
      && a.texts == b.texts
  }
}

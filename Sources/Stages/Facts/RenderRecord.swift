import Files
import Manifests
import Media
import Redaction

/// What render did for one part: the fact file from which the manifest is made, and with which verify knows what a file shows. Private.
struct RenderRecord: Codable {
  /// The source's neutral name.
  let source: String
  let sourceDigest: Digest
  /// Under names with `PublicName.placeholder`.
  let deliveries: [Delivery]
  /// Where captions were burned in, by the file as above.
  let captions: [String: [OverlayPlace]]
}

extension Delivery.Redaction {
  /// What the manifest says of a plan.
  init(_ plan: RedactionPlan) {
    let hidden =
      switch plan.method {
      case .frame: plan.times.count
      case .nothingToHide, .fill, .pixelate, .blur: Set(plan.tracks.flatMap(\.frames)).count
      }
    var reason = plan.nobodyBecause
    if case .nothingToHide(let because) = plan.method { reason = because }
    let coverage = if case .frame = plan.method { RedactionCoverage.none } else { plan.coverage }
    self.init(
      method: plan.method.name, because: reason, isReviewed: plan.isReviewed, tracks: plan.peopleHidden,
      tracksKept: plan.kept.count, drawn: plan.drawn, framesHidden: hidden,
      framesTotal: plan.times.count, framesWithoutAnyone: coverage.framesWithoutAnyone,
      coverage: coverage.tracks.map {
        .init(
          seen: $0.seen, followed: $0.followed, held: $0.held, longestUnseenSeconds: $0.longestUnseenSeconds,
          leastConfidence: $0.leastConfidence)
      },
      texts: plan.texts.map {
        .init(treatment: $0.treatment.rawValue, found: $0.found, hidden: $0.hidden, kept: $0.kept)
      })
  }
}

extension Delivery.Voices {
  /// What the manifest says of a plan.
  static func of(_ plan: VoicePlan) -> [Delivery.Voices] {
    plan.treatments.reduce(into: []) { voices, treatment in
      let because: String? = if case .keep(let reason) = treatment { reason } else { nil }
      let voice = Delivery.Voices(
        method: treatment.name.rawValue, strength: treatment.name.strength, because: because,
        reader: treatment == .replace ? plan.readBy?.rawValue : nil)
      if !voices.contains(voice) { voices.append(voice) }
    }
  }
}

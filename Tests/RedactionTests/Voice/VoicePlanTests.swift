import Files
import Foundation
import Testing

@testable import Redaction

@Suite struct VoicePlanTests {
  private static let source = Digest.of("source")
  private static let disguise = VoiceTreatment.disguise(VoiceCharacter(of: "A", secret: Data("secret".utf8)))

  private func heard(_ plan: VoicePlan) -> [String] {
    plan.stretches.map { "\($0.from) \($0.to) \($0.treatment.name)" }
  }

  @Test func whereStretchesOverlapWhatHidesMostIsDone() throws {
    let plan = try VoicePlan(
      source: Self.source, Self.disguise,
      stretches: [
        .init(from: 1, to: 9, .keep(because: "our reporter")), .init(from: 3, to: 4, .silence),
        .init(from: 3.5, to: 5, Self.disguise), .init(from: 8, to: 12, .bleep),
      ])
    #expect(
      heard(plan) == [
        "1.0 3.0 keep", "3.0 4.0 silence", "4.0 5.0 disguise", "5.0 8.0 keep", "8.0 12.0 bleep",
      ])
    #expect(plan.treatments.map(\.name) == [.disguise, .keep, .silence, .bleep])
  }

  @Test func stretchesThatTouchAndAreAlikeAreOne() throws {
    let plan = try VoicePlan(
      source: Self.source, Self.disguise,
      stretches: [.init(from: 5, to: 6, .silence), .init(from: 2, to: 5, .silence), .init(from: 2, to: 3, .silence)])
    #expect(heard(plan) == ["2.0 6.0 silence"])
  }

  @Test func wordsAreHiddenWhereTheSourceIsHeardAndNowhereElse() throws {
    let plan = try VoicePlan(
      source: Self.source, Self.disguise,
      stretches: [.init(from: 2, to: 4, .replace), .init(from: 6, to: 8, .keep(because: "our reporter"))],
      reader: Self.source
    ).doing(.bleep, at: [1..<3, 3..<3.5, 5..<7])
    #expect(heard(plan) == ["1.0 2.0 bleep", "2.0 4.0 replace", "5.0 7.0 bleep", "7.0 8.0 keep"])
    #expect(plan.replaces && plan.reader == Self.source)
    #expect(
      plan.treatment(at: 1.5) == .bleep && plan.treatment(at: 2) == .replace && plan.treatment(at: 4.5) == Self.disguise
    )
  }

  @Test(arguments: ["", "  \n"]) func nobodyIsHeardAsTheyAreWithoutAReason(_ reason: String) {
    #expect(throws: Failure.self) { try VoicePlan(source: Self.source, .keep(because: reason)) }
    #expect(throws: Failure.self) {
      try VoicePlan(
        source: Self.source, Self.disguise, stretches: [.init(from: 0, to: 1, .keep(because: reason))])
    }
  }

  @Test(arguments: [(1.0, 1.0), (2, 1), (.nan, 1), (0, .nan), (-.infinity, 1)])
  func timesThatAreNoneAreRefused(_ from: Double, _ to: Double) {
    #expect(throws: Failure.self) {
      try VoicePlan(source: Self.source, Self.disguise, stretches: [.init(from: from, to: to, .silence)])
    }
  }

  @Test func aPlanIsReadAsItWasWrittenAndIsForItsSourceOnly() throws {
    let plan = try VoicePlan(
      source: Self.source, Self.disguise, stretches: [.init(from: 0.25, to: 1e6, .keep(because: "a song"))])
    let data = try CanonicalJSON.data(plan)
    #expect(try JSONDecoder().decode(VoicePlan.self, from: data) == plan)
    let careless = String(decoding: data, as: UTF8.self).replacingOccurrences(of: "a song", with: " ")
    #expect(throws: (any Error).self) { try JSONDecoder().decode(VoicePlan.self, from: Data(careless.utf8)) }
    try plan.check(isFor: Self.source)
    #expect(throws: Failure.self) { try plan.check(isFor: Digest.of("another")) }
  }

  @Test func onePersonHasOneVoiceAndAnotherSecretAnother() {
    func character(_ person: String, _ secret: String) -> VoiceCharacter {
      VoiceCharacter(of: person, secret: Data(secret.utf8))
    }
    #expect(character("A", "1") == character("A", "1"))
    let others = [character("A", "1"), character("B", "1"), character("A", "2"), character("B", "2")]
    #expect(Set(others.map(\.seed)).count == 4 && Set(others.map(\.pitch)).count == 4)
    for other in others {
      #expect((0.52...0.64).contains(other.exponent) || (1.35...1.5).contains(other.exponent), "never what it was")
      for time in stride(from: 0.0, to: 20, by: 0.37) {
        #expect(abs(other.drift(1, every: 1.7, at: time)) <= 1)
        let step = other.drift(1, every: 1.7, at: time + 0.01) - other.drift(1, every: 1.7, at: time)
        #expect(abs(step) < 0.05, "it moves slowly")
      }
    }
  }
}

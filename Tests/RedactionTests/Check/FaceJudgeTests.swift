import Files
import Media
import Testing

@testable import People
@testable import Redaction

/// What is made of faces that show, with made-up detections.
@Suite struct FaceJudgeTests {
  private let head = PlannedRegion(
    track: 3, region: Region(centerX: 0.3, centerY: 0.4, radiusX: 0.1, radiusY: 0.2), cover: .blur)
  private let there = NormalizedBox(x: 0.27, y: 0.35, width: 0.06, height: 0.12)
  private let elsewhere = NormalizedBox(x: 0.7, y: 0.35, width: 0.06, height: 0.12)

  private func judged(_ looks: [[SeenFace]], shown: [Region] = []) -> [FaceEncounter] {
    var judge = FaceJudge()
    for (index, faces) in looks.enumerated() {
      judge.add(faces, hidden: [head], shown: shown, atSeconds: Double(index) / 2) { "face.png" }
    }
    return judge.encounters
  }

  @Test func aFaceWhereSomebodyIsHiddenIsOneEncounterOfThatTrack() throws {
    let found = judged([
      [], [SeenFace(box: there, network: 0.7)], [], [SeenFace(box: there, network: 0.9, cascade: 12)],
    ])
    let encounter = try #require(found.first)
    #expect(found.count == 1 && encounter.kind == .hidden(track: 3))
    #expect(encounter.firstSeconds == 0.5 && encounter.lastSeconds == 1.5 && encounter.looks == 2)
    #expect(encounter.network == 0.9 && encounter.cascade == 12 && encounter.picture == "face.png")
  }

  @Test func aFaceThatNobodyPlannedIsCertainWhenBothSeeItOrItStays() {
    let once = judged([[SeenFace(box: elsewhere, network: 0.7)], []])
    #expect(once.map(\.kind) == [.notPlanned] && once.map(\.isCertain) == [false])
    #expect(judged([[SeenFace(box: elsewhere, network: 0.7, cascade: 15)]]).map(\.isCertain) == [true])
    let moved = judged([
      [SeenFace(box: elsewhere, network: 0.7)], [SeenFace(box: elsewhere.shifted(x: 0.03, y: 0.02), cascade: 11)],
    ])
    #expect(moved.map(\.isCertain) == [true] && moved.map(\.looks) == [2])
    let apart = judged([[SeenFace(box: elsewhere, network: 0.7)], [], [SeenFace(box: elsewhere, network: 0.7)]])
    #expect(apart.map(\.isCertain) == [false, false], "a look without it lies between")
  }

  @Test func underACoverTheNetworkAloneHasToBeSurer() {
    #expect(
      judged([[SeenFace(box: there, network: 0.6)], [SeenFace(box: there, network: 0.6)]]).map(\.isCertain) == [false])
    #expect(judged([[SeenFace(box: there, network: 0.66)]]).map(\.isCertain) == [true])
    #expect(judged([[SeenFace(box: there, network: 0.6, cascade: 10)]]).map(\.isCertain) == [true])
  }

  @Test func whoeverIsKeptMayBeSeenButNotWhereSomebodyIsHidden() {
    let faces = [SeenFace(box: elsewhere, network: 0.9, cascade: 30), SeenFace(box: there, network: 0.9, cascade: 30)]
    let kept = Region(centerX: 0.73, centerY: 0.41, radiusX: 0.1, radiusY: 0.2)
    #expect(judged([faces], shown: [kept, head.region]).map(\.kind) == [.hidden(track: 3)])
  }

  /// Over a scar of somebody who is kept: the face around it is not what it hides.
  @Test func aSmallRegionOnAFaceThatIsKeptHidesNoFace() {
    let kept = Region(centerX: 0.73, centerY: 0.41, radiusX: 0.1, radiusY: 0.2)
    let scar = PlannedRegion(
      track: 9, region: Region(centerX: 0.73, centerY: 0.41, radiusX: 0.006, radiusY: 0.01), cover: .fill)
    var judge = FaceJudge()
    judge.add([SeenFace(box: elsewhere, network: 0.9, cascade: 30)], hidden: [head, scar], shown: [kept], atSeconds: 0)
    { nil }
    #expect(judge.encounters.isEmpty)
    // Where nobody is kept, it is where something was to be hidden.
    judge.add([SeenFace(box: elsewhere, network: 0.9, cascade: 30)], hidden: [head, scar], shown: [], atSeconds: 0) {
      nil
    }
    #expect(judge.encounters.map(\.kind) == [.hidden(track: 9)])
  }

  /// Quick looks between the close ones do not see small faces.
  @Test(arguments: [
    ([true, false, true], true), ([true, false, false, true], true), ([true, true, true], false),
    ([true, false, true, true], false),
  ])
  func aSmallFaceThatEveryCloseLookSeesStays(_ closeLooks: [Bool], _ stays: Bool) {
    var judge = FaceJudge()
    for (index, isClose) in closeLooks.enumerated() {
      let isSeen = index == 0 || index == closeLooks.count - 1
      judge.add(
        isSeen ? [SeenFace(box: elsewhere, network: 0.8)] : [], isClose: isClose, hidden: [head], shown: [],
        atSeconds: Double(index) / 2
      ) { nil }
    }
    #expect(judge.encounters.contains(where: \.isCertain) == stays)
  }

  @Test func twoFacesAreKeptAsOnePictureAndTwoEncounters() {
    var judge = FaceJudge(), pictures = 0
    judge.add(
      [SeenFace(box: there, network: 0.9), SeenFace(box: elsewhere, network: 0.9)], hidden: [head], shown: [],
      atSeconds: 0
    ) {
      pictures += 1
      return nil
    }
    #expect(judge.encounters.count == 2 && pictures == 1)
  }

  @Test func whatBothDetectorsSeeInOnePlaceIsOneFace() {
    let network = [
      Detection(box: there, confidence: 0.8, scale: 320), Detection(box: elsewhere, confidence: 0.6, scale: 320),
    ]
    let square = NormalizedBox(x: 0.26, y: 0.36, width: 0.08, height: 0.09)
    let faces = SeenFace.joined(network: network, cascade: [(square, 14), (square.shifted(x: 0, y: 0.4), 10)])
    #expect(faces.map(\.isSeenByBoth) == [true, false, false])
    #expect(faces.map(\.cascade) == [14, nil, 10])
  }
}

import TestSupport
import Testing

@testable import People

@Suite struct DetectionTests {
  private func detection(_ x: Double, _ y: Double, _ size: Double, _ confidence: Double, scale: Int = 320) -> Detection
  {
    Detection(box: NormalizedBox(x: x, y: y, width: size, height: size), confidence: confidence, scale: scale)
  }

  @Test func oneFaceAtTwoScalesIsOneDetection() {
    let merged = DetectionMerge.merge([detection(0.1, 0.1, 0.2, 0.7), detection(0.11, 0.1, 0.2, 0.9, scale: 960)])
    #expect(merged.map(\.scale) == [960])
  }

  @Test func facesSideBySideStayTwo() {
    #expect(DetectionMerge.merge([detection(0.1, 0.1, 0.2, 0.7), detection(0.25, 0.1, 0.2, 0.9)]).count == 2)
  }

  @Test func orderOfThePassesDoesNotMatter() {
    let all = [
      detection(0.1, 0.1, 0.2, 0.7), detection(0.11, 0.1, 0.2, 0.7, scale: 960), detection(0.6, 0.1, 0.1, 0.2),
    ]
    #expect(DetectionMerge.merge(all) == DetectionMerge.merge(all.reversed()))
  }

  @Test(arguments: [(25.0, 2), (30.0, 2), (50.0, 4), (60.0, 4), (10.0, 1)]) func looksAreApartInTimeNotInFrames(
    _ rate: (Double, Int)
  ) {
    let schedule = DetectionSchedule()
    var clock = DetectionClock(schedule, fineInterval: 1)
    let looks = (0..<Int(rate.0) * 3).map { clock.look(atSeconds: Double($0) / rate.0, isSudden: false) }
    #expect(looks.indices.filter { looks[$0] == .fine } == [0, Int(rate.0), 2 * Int(rate.0)])
    #expect(looks.indices.filter { looks[$0] != .none }.prefix(3) == [0, rate.1, 2 * rate.1])
  }

  @Test func changeIsLookedAtClosely() {
    var clock = DetectionClock(DetectionSchedule(), fineInterval: 1)
    let looks = (0..<20).map { clock.look(atSeconds: Double($0) / 25, isSudden: $0 == 9 || $0 == 11) }
    #expect(looks[9] == .fine)
    // A flicker: looked at, but not with the most costly network; that one follows as soon as it may.
    #expect(looks[11] == .coarse)
    #expect(looks.indices.filter { looks[$0] == .fine } == [0, 9, 16])
  }

  @Test func smallPicturesAreLookedAtMoreOftenAtTheSameCost() {
    let schedule = DetectionSchedule()
    let small = schedule.fineSize(width: 640, height: 360), large = schedule.fineSize(width: 3840, height: 2160)
    #expect([small.width, small.height, large.width, large.height] == [640, 384, 1280, 736])
    #expect(
      abs(schedule.fineInterval(small, frameRate: 25) - 640.0 * 384 / (1280 * 736)) < 1e-9
        && schedule.fineInterval(large, frameRate: 25) == 1)
    // So slow a film is looked at finely in each of its pictures.
    #expect(schedule.fineInterval(large, frameRate: 5) <= 0.2)
  }

  @Test func sizesKeepTheAspectRatioInStepsOf32() {
    let schedule = DetectionSchedule()
    func size(_ width: Int, _ height: Int) -> [Int] {
      let size = NetworkSize(longSide: schedule.coarseSide, width: width, height: height)
      return [size.width, size.height]
    }
    #expect(size(1920, 1080) == [320, 192] && size(1080, 1920) == [192, 320])
    let thin = NetworkSize(longSide: 320, width: 4000, height: 3)
    #expect([thin.width, thin.height] == [320, 32])
  }

  @Test func iouOfKnownBoxes() {
    let box = NormalizedBox(x: 0, y: 0, width: 0.2, height: 0.2)
    #expect(box.iou(box) == 1)
    #expect(abs(box.iou(box.shifted(x: 0.1, y: 0)) - 1.0 / 3) < 1e-12)
    #expect(box.iou(box.shifted(x: 0.2, y: 0)) == 0)
  }

  @Test func boxesKeepWhatTheyHold() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let box = NormalizedBox(
        x: .random(in: -0.5...1, using: &random), y: .random(in: -0.5...1, using: &random),
        width: .random(in: 0...0.7, using: &random), height: .random(in: 0...0.7, using: &random))
      #expect(box.roundedOutward().contains(box, slack: 1e-12))
      #expect(box.expanded(by: 1.5).contains(box))
      #expect(NormalizedBox.wholePicture.contains(box.clamped()))
    }
  }

  @Test func smoothBoxesHoldTheRawOnesAndJitterLess() {
    var random = SeededGenerator(seed: 3)
    let raw = (0..<200).map { index in
      NormalizedBox(x: 0.3 + Double(index) * 0.001, y: 0.4, width: 0.1, height: 0.1)
        .shifted(x: .random(in: -0.01...0.01, using: &random), y: .random(in: -0.01...0.01, using: &random))
    }
    let smooth = BoxSmoothing.smooth(raw)
    #expect(zip(smooth, raw).allSatisfy { $0.contains($1) })
    func jitter(_ boxes: [NormalizedBox]) -> Double {
      zip(boxes, boxes.dropFirst()).map { abs($1.centerX - $0.centerX) + abs($1.centerY - $0.centerY) }.reduce(0, +)
    }
    #expect(jitter(smooth) < jitter(raw) / 3)
  }
}

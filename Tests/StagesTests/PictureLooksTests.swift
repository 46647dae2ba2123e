import Files
import Media
import Pipeline
import Support
import Testing

@testable import Stages

@Suite struct PictureLooksTests {
  private struct Check: PictureCheck {
    var lookFails = false
    var addFails = false

    func look(at file: String) throws -> PictureLook? {
      if lookFails { throw Failure(doing: "preparing", reason: "it cannot") }
      guard file != "skipped" else { return nil }
      let count = Locked(0)
      return PictureLook(
        add: { _ in
          if addFails { throw Failure(doing: "looking", reason: "it cannot") }
          count.withLock { $0 += 1 }
        },
        findings: { [Finding(.warning, check: "counted", file: file, "\(count.withLock { $0 }) pictures")] })
    }
  }

  private func decode(_ count: Int, _ eachPicture: (Frame) -> Void) throws -> Int {
    for _ in 0..<count { eachPicture(try Frame.blank(width: 16, height: 16, luma: 16)) }
    return count
  }

  @Test func allChecksSeeEveryPictureOfOneDecode() throws {
    let looks = PictureLooks([Check(), Check()])
    #expect(try looks.look(at: "a") { try decode(3, $0) } == 3)
    #expect(try looks.look(at: "skipped") { try decode(3, $0) } == 3)
    #expect(looks.findings.map(\.message) == ["3 pictures", "3 pictures"] && looks.errors.isEmpty)
  }

  /// That a check fails is no fault of the file, nor of the other checks: it decodes to its end, and the failure is told afterwards.
  @Test(arguments: [true, false]) func aCheckThatFailsStopsNoDecode(_ atOnce: Bool) throws {
    let looks = PictureLooks([Check(lookFails: atOnce, addFails: !atOnce), Check()])
    for _ in 1...2 { #expect(try looks.look(at: "a") { try decode(3, $0) } == 3) }
    #expect(looks.errors.count == 1 && looks.findings.suffix(1).map(\.message) == ["3 pictures"])
    let failure = try #require(looks.errors.first as? Failure)
    #expect(failure.explanation.doing == (atOnce ? "preparing" : "looking"))
  }
}

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
        add: { _, _, _ in
          if addFails { throw Failure(doing: "looking", reason: "it cannot") }
          count.withLock { $0 += 1 }
        },
        findings: { [Finding(.warning, check: "counted", file: file, "\(count.withLock { $0 }) pictures")] })
    }
  }

  /// What is found in a file of three pictures.
  private func findings(in file: String, _ looks: PictureLooks) throws -> [String] {
    let look = looks.look(at: file)
    for number in 0..<3 { look.add(try Frame.blank(width: 16, height: 16, luma: 16), atSeconds: Double(number)) }
    return look.findings.map(\.message)
  }

  @Test func allChecksSeeEveryPictureOfOneDecode() throws {
    let looks = PictureLooks([Check(), Check()])
    #expect(try findings(in: "a", looks) == ["3 pictures", "3 pictures"])
    #expect(try findings(in: "skipped", looks) == [] && looks.errors.isEmpty)
  }

  /// That a check fails is no fault of the file, nor of the other checks: it decodes to its end, and the failure is told afterwards.
  @Test(arguments: [true, false]) func aCheckThatFailsStopsNoDecode(_ atOnce: Bool) throws {
    let looks = PictureLooks([Check(lookFails: atOnce, addFails: !atOnce), Check()])
    for _ in 1...2 { #expect(try findings(in: "a", looks).last == "3 pictures") }
    #expect(looks.errors.count == 1)
    let failure = try #require(looks.errors.first as? Failure)
    #expect(failure.explanation.doing == (atOnce ? "preparing" : "looking"))
  }
}

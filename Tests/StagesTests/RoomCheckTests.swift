import Foundation
import Pipeline
import TestSupport
import Testing

@testable import Stages

@Suite struct RoomCheckTests {
  private func report(_ bytes: Int64, in folder: String) -> PreflightReport {
    var report = PreflightReport()
    RoomCheck(folder: folder + "/not/there/yet", publicNames: ["film-001"]).check(bytes, &report)
    return report
  }

  @Test func whatCannotFitIsRefusedAndWhatMayNotFitIsNoted() throws {
    let folder = try TemporaryFolder()
    let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder.path)
    let free = try #require(attributes[.systemFreeSize] as? Int64)
    let none = report(free / 4, in: folder.path)
    #expect(none.obstacle == nil && none.findings.isEmpty)
    let little = report(free * 4, in: folder.path)
    #expect(little.obstacle == nil && little.findings.map(\.check) == ["little-room"])
    let impossible = report(free * 20, in: folder.path)
    #expect(impossible.obstacle?.kind == .environment)
    #expect(impossible.obstacle?.reason.contains("are free") == true)
    #expect(report(.max, in: folder.path).obstacle != nil)
  }
}

import Foundation
import Pipeline
import TestSupport
import Testing

@testable import Stages

@Suite struct RoomCheckTests {
  private func report(_ bytes: Int64, in folder: String) -> PreflightReport {
    var report = PreflightReport()
    RoomCheck(folder: folder, publicNames: ["film-001"]).check(bytes, &report)
    return report
  }

  private func freeBytes(in folder: TemporaryFolder) throws -> Int64 {
    let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder.path)
    return try #require(attributes[.systemFreeSize] as? Int64)
  }

  @Test func whatCannotFitIsRefusedAndWhatMayNotFitIsNoted() throws {
    let folder = try TemporaryFolder()
    let free = try freeBytes(in: folder), place = folder.path + "/not/there/yet"
    let none = report(free / 4, in: place)
    #expect(none.obstacle == nil && none.findings.isEmpty)
    let little = report(free * 4, in: place)
    #expect(little.obstacle == nil && little.findings.map(\.check) == ["little-room"])
    let impossible = report(free * 20, in: place)
    #expect(impossible.obstacle?.kind == .environment)
    #expect(impossible.obstacle?.reason.contains("are free, 0 MB hold what was delivered before") == true)
    #expect(report(.max, in: place).obstacle != nil)
  }

  /// A file with holes, twice as long as there is room: nothing is written for it.
  private func deliver(_ name: String, in folder: TemporaryFolder, bytes: Int64) throws {
    try folder.write("", to: name)
    let file = try FileHandle(forWritingTo: folder.url.appendingPathComponent(name))
    try file.truncate(atOffset: UInt64(bytes))
    try file.close()
  }

  /// It is not written again, or makes room for what is.
  @Test(arguments: ["youtube-1080p/film-001.en.mp4", "web-hls/film-001/720p.mp4", "captions/film-001.en.vtt"])
  func whatWasDeliveredBeforeCountsAsRoom(name: String) throws {
    let folder = try TemporaryFolder()
    let free = try freeBytes(in: folder)
    #expect(report(free * 20, in: folder.path).obstacle != nil)
    try deliver(name, in: folder, bytes: free * 2)
    let there = report(free * 20, in: folder.path)
    #expect(there.obstacle == nil && there.findings.map(\.check) == ["little-room"])
    let enough = report(free * 4, in: folder.path)
    #expect(enough.obstacle == nil && enough.findings.isEmpty)
    let impossible = report(free * 60, in: folder.path).obstacle
    #expect(impossible?.reason.contains("hold what was delivered before") == true)
    #expect(impossible?.reason.contains(" 0 MB hold") == false)
  }

  @Test(arguments: ["youtube-1080p/film-0010.en.mp4", "youtube-1080p/film-002.mp4", "film.mp4", "a film-001.mp4"])
  func filesOfOthersDoNot(name: String) throws {
    let folder = try TemporaryFolder()
    let free = try freeBytes(in: folder)
    try deliver(name, in: folder, bytes: free * 2)
    #expect(report(free * 20, in: folder.path).obstacle != nil)
  }
}

import Files
import Foundation
import Pipeline

/// Whether what would be written fits where it would be written.
struct RoomCheck {
  let folder: String
  /// What the names of everything begin with that is delivered of the sources.
  let publicNames: Set<String>

  /// Encoders stay well below the rates that platforms allow at most. Of the samples and of interviews, renditions take 15 to 60 % of it
  /// (`scripts/bench` prints the sizes): less than a tenth never.
  private static let least = 0.1
  private static let usual = 0.5

  /// `bytes` is what is written at the rates that are allowed at most. What lies there already is not written again, or makes room.
  func check(_ bytes: Int64, _ report: inout PreflightReport) {
    guard bytes > 0, let left else { return }
    let free = left.addingReportingOverflow(there).partialValue
    let place = folder.printable
    if Double(free) < Double(bytes) * Self.least {
      report.obstacle = Explanation(
        .environment, doing: "making sure that there is room for what will be written", path: folder,
        reason:
          "\(Self.text(left)) are free, \(Self.text(there)) hold what was delivered before, and at the very least \(Self.text(Int64(Double(bytes) * Self.least))) are needed",
        advice: "Free some space, or choose another output folder")
    } else if Double(free) < Double(bytes) * Self.usual {
      report.findings.append(
        Finding(
          .warning, check: "little-room",
          "\(Self.text(left)) are free in \(place), and \(Self.text(Int64(Double(bytes) * Self.usual))) may be written: look whether it will fit"
        ))
    }
  }

  /// What was delivered before, in bytes.
  private var there: Int64 {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let ours = names.filter { name in
      name.split(separator: "/").contains { publicNames.contains(String($0.prefix { $0 != "." })) }
    }
    return ours.reduce(0) { $0 &+ ((try? FileStamp(path: "\(folder)/\($1)"))?.size ?? 0) }
  }

  /// Free bytes, where the first folder on the way up lies that exists.
  private var left: Int64? {
    var place = RelativePath.absolute(folder)
    while !FileManager.default.fileExists(atPath: place), place != "/" { place = RelativePath.parent(of: place) }
    var status = statvfs()
    // What has no size, as /proc, has no room to speak of.
    guard statvfs(place, &status) == 0, status.f_blocks > 0 else { return nil }
    return Int64(
      clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue)
  }

  private static func text(_ bytes: Int64) -> String {
    bytes >= 1_000_000_000 ? "\((Double(bytes) / 1e8).rounded() / 10) GB" : "\(bytes / 1_000_000) MB"
  }
}

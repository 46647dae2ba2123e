import Foundation
import TestSupport

@testable import Containers

/// What is found in a file of these bytes and this name.
func scan(_ bytes: [UInt8], as name: String) throws -> [ForeignData] {
  try withTemporaryFolder { folder in
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return try ForeignDataScanner.foreignData(inFileAt: file.path)
  }
}

func scan(_ text: String, as name: String) throws -> [ForeignData] { try scan(Array(text.utf8), as: name) }

/// One file for many contents: to make a file anew takes longer than to look through it.
final class RewrittenFile {
  private let folder: TemporaryFolder
  private let handle: FileHandle
  private let name: String

  init(_ name: String) throws {
    self.name = name
    folder = try TemporaryFolder()
    try folder.write("", to: name)
    handle = try FileHandle(forUpdating: folder.url.appendingPathComponent(name))
  }

  func scan(_ bytes: [UInt8]) throws -> [ForeignData] {
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: bytes)
    return try ForeignDataScanner.foreignData(inOpenFile: handle.fileDescriptor, named: name)
  }
}

/// Places and reasons, for what one wants to see of a finding.
func texts(_ found: [ForeignData]) -> [String] { found.map { "\($0.place): \($0.reason)" } }

/// Most significant byte first.
func number(_ value: Int, _ count: Int = 4) -> [UInt8] {
  (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}

func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

import Files
import Foundation
import TestSupport
import Testing

@testable import Media

/// What shows people as they are is written where only its owner can look, or not at all.
@Suite struct PrivatePictureTests {
  private func withFolder(mode: Int, _ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path)
      try body(folder.path)
    }
  }

  private func picture() throws -> PrivatePicture { try PrivatePicture(Frame.blank(width: 64, height: 36, luma: 90)) }

  @Test(arguments: [(StillWriter.Format.jpeg, [0xFF, 0xD8] as [UInt8]), (.png, [0x89, 0x50])])
  func itIsAFileForItsOwnerOnly(_ format: StillWriter.Format, _ begin: [UInt8]) throws {
    try withFolder(mode: 0o700) { folder in
      let path = try picture().write(as: format, named: "face-001", in: PrivateFolder(folder))
      #expect(path == "\(folder)/face-001")
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
      #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path)).prefix(2)) == begin)
    }
  }

  @Test(arguments: [0o755, 0o750, 0o701, 0o710, 0o777]) func aFolderThatOthersCanLookIntoIsRefused(_ mode: Int) throws {
    try withFolder(mode: mode) { folder in
      let failure = try #require(throws: Failure.self) { try PrivateFolder(folder) }
      #expect(failure.explanation.path == folder && failure.explanation.advice?.contains("chmod 700") == true)
    }
  }

  @Test func whatIsNoFolderOrSomebodyElsesIsRefused() throws {
    try withFolder(mode: 0o700) { folder in
      #expect(throws: Failure.self) { try PrivateFolder("\(folder)/absent") }
      try Data("a file".utf8).write(to: URL(fileURLWithPath: "\(folder)/file"))
      #expect(throws: Failure.self) { try PrivateFolder("\(folder)/file") }
      // Only root can give a folder away.
      if chown(folder, 65534, 65534) == 0, geteuid() != 65534 {
        #expect(throws: Failure.self) { try PrivateFolder(folder) }
      }
    }
  }

  @Test(arguments: ["../face.png", "a/b.png", "", ".", ".."]) func aNameThatLeavesTheFolderIsRefused(
    _ name: String
  ) throws {
    try withFolder(mode: 0o700) { folder in
      #expect(throws: Failure.self) { try picture().write(as: .png, named: name, in: PrivateFolder(folder)) }
      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(files.isEmpty)
    }
  }

  @Test func theFrameThatItIsMadeOfStaysAsItIs() throws {
    let frame = try Frame.blank(width: 64, height: 36, luma: 90, chroma: .quarter, bitDepth: 8, ticks: 7)
    try withFolder(mode: 0o700) { folder in
      try PrivatePicture(frame).write(as: .png, named: "face.png", in: PrivateFolder(folder))
    }
    #expect(frame.time?.ticks == 7 && frame.width == 64)
    let first = try frame.withPlanes { $0[0].base[0] }
    #expect(first == 90)
  }
}

import Foundation
import TestSupport
import Testing

@testable import Media

@Suite struct PictureTileTests {
  private func tile(font: String) throws -> [UInt8] {
    let picture = try Frame.blank(width: 64, height: 36, luma: 80)
    let tile = try PictureTile(width: 64, height: 36, font: font).picture(
      of: picture, left: 0, top: 0, width: 64, height: 36, label: "T1")
    return try tile.withPlanes { planes in
      (0..<planes[0].height).flatMap { row in
        (0..<planes[0].width).map { planes[0].base[row * planes[0].stride + $0] }
      }
    }
  }

  /// A folder of fonts may be called anything; its name is no part of a filter's description.
  @Test(arguments: ["it's", "a:b", "a,b;c", "[in]", "back\\slash", " spaces ", "100%{n}", "كلمة", "a\u{301}'\u{301}"])
  func aFontIsFoundWhateverItsFolderIsCalled(name: String) throws {
    let font = "/usr/share/fonts/truetype/noto/NotoSerif-Bold.ttf"
    // Where FFmpeg finds no file it takes some other font.
    let (expected, other) = (try tile(font: font), try tile(font: "/nowhere/font.ttf"))
    try #require(expected != other)
    try withTemporaryFolder { folder in
      let inside = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: font, toPath: inside.path + "/font.ttf")
      #expect(try tile(font: inside.path + "/font.ttf") == expected)
    }
  }
}

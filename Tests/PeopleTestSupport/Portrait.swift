import Foundation
import TestSupport

/// A real portrait and the outline of the head in it, drawn by hand: hair, ears and chin, and the cap where one is worn.
package struct Portrait: Sendable, CustomStringConvertible {
  package let name: String
  /// Pixels.
  package let width: Double
  package let height: Double
  /// Pixels of the portrait.
  let outline: [(x: Double, y: Double)]

  package var description: String { name }
  package var headHeight: Double { (outline.map(\.y).max() ?? 0) - (outline.map(\.y).min() ?? 0) }

  package static let all = [astronaut, hopper]

  package static let astronaut = Portrait(
    name: "astronaut", width: 512, height: 512,
    outline: [
      (234, 15), (252, 20), (275, 32), (292, 50), (300, 75), (301, 88), (297, 102), (290, 118), (279, 135), (270, 138),
      (264, 152), (255, 168), (242, 176), (230, 180), (215, 178), (200, 172), (188, 160), (181, 131), (174, 125),
      (158, 102), (153, 72), (157, 55), (172, 42), (190, 35), (202, 24), (220, 18),
    ])

  package static let hopper = Portrait(
    name: "hopper", width: 512, height: 600,
    outline: [
      (253, 23), (287, 30), (303, 40), (333, 53), (352, 77), (368, 88), (372, 133), (376, 197), (370, 230), (362, 277),
      (335, 307), (323, 320), (303, 332), (273, 337), (240, 333), (217, 320), (197, 297), (167, 283), (160, 253),
      (153, 200), (152, 133), (153, 103), (173, 80), (187, 60), (213, 42), (223, 30),
    ])

  /// The portrait on a black canvas: `scale` pixels for one of its own, turned clockwise about the middle.
  package func view(
    scale: Double, degrees: Double, width canvasWidth: Int, height canvasHeight: Int
  ) throws -> PortraitView {
    let radians = degrees * .pi / 180
    let filter = [
      "scale=\(Int(width * scale)):\(Int(height * scale)):flags=area",
      "rotate=\(radians):ow='hypot(iw,ih)':oh=ow",
      "crop='min(iw,\(canvasWidth))':'min(ih,\(canvasHeight))'",
      "pad=\(canvasWidth):\(canvasHeight):(ow-iw)/2:(oh-ih)/2",
    ].joined(separator: ",")
    let bytes = try Clip.ffmpeg([
      "-i", SetUp.portrait(name), "-vf", filter, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "bgr24", "-",
    ])
    let points = outline.map { point in
      let x = (point.x - width / 2) * scale
      let y = (point.y - height / 2) * scale
      return (
        x: Double(canvasWidth) / 2 + x * cos(radians) - y * sin(radians),
        y: Double(canvasHeight) / 2 + x * sin(radians) + y * cos(radians)
      )
    }
    return PortraitView(width: canvasWidth, height: canvasHeight, bytes: bytes, outline: points)
  }

  /// A film of 320 × 180 pixels and 25 pictures a second that goes along the portrait's head.
  package func film(seconds: Double, in folder: URL) throws -> String {
    try Clip.make(
      [
        "-loop", "1", "-i", SetUp.portrait(name), "-vf", "scale=640:-2,crop=320:180:x=100+40*t:y=0,fps=25", "-t",
        "\(seconds)", "-pix_fmt", "yuv420p", "-c:v", "libx264",
      ], "clip.mp4", in: folder)
  }
}

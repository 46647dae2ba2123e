import Foundation
import People
import TestSupport

/// A name tag that is drawn into a film by the `ffmpeg` command: dark letters of Noto Sans on a light plate.
package struct NameTag: Sendable {
  package let text: String
  /// Height of a capital letter, in pixels.
  package let letters: Int
  /// Of the first letter's upper left corner, in pixels: expressions of ffmpeg's in `t`, the time in seconds.
  package let x: String
  package let y: String

  package init(_ text: String, letters: Int, x: String, y: String) {
    (self.text, self.letters, self.x, self.y) = (text, letters, x, y)
  }

  private static let font = "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"

  /// The filter that draws it. Noto Sans' capitals are 0.714 of its size.
  package var filter: String {
    "drawtext=fontfile=\(Self.font):text='\(text)':fontsize=\(Int(Double(letters) / 0.714)):fontcolor=0x181820:box=1:"
      + "boxcolor=0xE8E8E0:boxborderw=\(letters / 2):x='\(x)':y='\(y)'"
  }
}

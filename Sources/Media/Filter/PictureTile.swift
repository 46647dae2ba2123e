internal import CFFmpeg

/// A small picture of a part of a larger one, with a line of text below: for a person who looks through many.
public struct PictureTile {
  /// Pixels, even. The line of text is added below.
  public static let labelHeight = 20

  private let width: Int
  private let height: Int
  /// A font file; nil for tiles without text.
  private let font: String?

  /// Sizes of the picture in pixels, even.
  public init(width: Int, height: Int, font: String? = nil) {
    self.width = width
    self.height = height
    self.font = font
  }

  /// The part from `left`, `top` on, in pixels, moved inside the picture where it reaches beyond, with frames drawn around `boxes` (left, top,
  /// width, height; of the whole picture). Of `label`, letters, digits, spaces and `. - /` are shown.
  public func picture(
    of frame: Frame, left: Int, top: Int, width partWidth: Int, height partHeight: Int,
    boxes: [(Int, Int, Int, Int)] = [], label: String = ""
  ) throws -> Frame {
    let (w, h) = (min(partWidth, frame.width) / 2 * 2, min(partHeight, frame.height) / 2 * 2)
    let x = min(max(0, left), frame.width - w) / 2 * 2, y = min(max(0, top), frame.height - h) / 2 * 2
    var filters = boxes.map {
      "drawbox=x=\($0.0):y=\($0.1):w=\(max(4, $0.2)):h=\(max(4, $0.3)):color=yellow:thickness=\(max(2, w / 120))"
    }
    // The larger side decides, so that nothing is cut.
    filters.append(
      "crop=\(w):\(h):\(x):\(y),scale=\(width):\(height):force_original_aspect_ratio=decrease:force_divisible_by=2:flags=area"
    )
    let total = height + (font == nil ? 0 : Self.labelHeight)
    filters.append("pad=\(width):\(total):(ow-iw)/2:(\(height)-ih)/2:color=0x202020")
    if let font {
      filters.append(
        "drawtext=fontfile=\(FilterGraph.escaped(font)):text='\(Self.harmless(label))':fontsize=13:fontcolor=white:x=4:y=\(height + 3)"
      )
    }
    let graph = FilterGraph(.picture, operation: "making a small picture") { _ in
      filters.joined(separator: ",") + ",format=yuv420p"
    }
    try graph.push(frame)
    try graph.finish()
    guard let tile = try graph.take() else {
      throw MediaError("making a small picture", reason: "the filters gave nothing back")
    }
    return tile
  }

  /// Nothing else could be taken for a part of the filter description: inside quotes only a quote ends the text, and drawtext expands `%`.
  private static func harmless(_ label: String) -> String {
    String(label.filter { $0.isASCII && ($0.isLetter || $0.isNumber || " .-/".contains($0)) })
  }
}

/// Puts lines of text together that belong to one thing: the lines of a name tag, of a document, of a subtitle.
enum TextBlocks {
  /// Lines that are nearer than this, in heights of the lower one, may belong together.
  private static let near = 0.7
  /// Lines whose heights differ by more than this factor do not.
  private static let otherSize = 3.0
  /// The box around both is at most so many times as large as they are: else most of it is no text.
  private static let most = 1.7

  /// Of a picture that is `aspect` times as wide as high. Most confident first.
  static func of(_ lines: [Detection], aspect: Double) -> [Detection] {
    var blocks = lines.map { Block(box: $0.box, lineHeight: $0.box.height, confidence: $0.confidence, scale: $0.scale) }
    var index = 0
    while index < blocks.count {
      if let other = blocks.indices.first(where: { $0 > index && blocks[index].belongs(to: blocks[$0], aspect) }) {
        blocks[index].join(blocks.remove(at: other))
        // What was too far from its parts may be near to the whole.
        index = 0
      } else {
        index += 1
      }
    }
    return blocks.map { Detection(box: $0.box, confidence: $0.confidence, scale: $0.scale) }
      .sorted { ($1.confidence, $0.box.y, $0.box.x) < ($0.confidence, $1.box.y, $1.box.x) }
  }

  private struct Block {
    var box: NormalizedBox
    /// Of its lowest line.
    var lineHeight: Double
    var confidence: Double
    let scale: Int

    func belongs(to other: Block, _ aspect: Double) -> Bool {
      let low = min(lineHeight, other.lineHeight), high = max(lineHeight, other.lineHeight)
      guard high <= otherSize * low else { return false }
      let across = max(box.x, other.box.x) - min(box.right, other.box.right)
      let down = max(box.y, other.box.y) - min(box.bottom, other.box.bottom)
      guard across * aspect <= near * low, down <= near * low else { return false }
      return box.union(other.box).area <= most * (box.area + other.box.area)
    }

    mutating func join(_ other: Block) {
      box = box.union(other.box)
      lineHeight = min(lineHeight, other.lineHeight)
      confidence = max(confidence, other.confidence)
    }
  }
}

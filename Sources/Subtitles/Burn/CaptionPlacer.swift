import Support

/// Puts the lines of cues into places of their own, so that line spacing, several languages and what overlaps are ours to decide.
struct CaptionPlacer {
  /// One line as libass is told it.
  struct Line {
    let startMilliseconds: Int
    let endMilliseconds: Int
    /// What has a higher one covers what has a lower one.
    let layer: Int
    let text: String
  }

  private let canvas: SubtitleCanvas
  /// Pixels that the languages between it and the edge need, for each language.
  private let room: [Int]

  /// `sheets` as they are read, the first above the others.
  init(canvas: SubtitleCanvas, sheets: [LaidSheet]) {
    self.canvas = canvas
    let heights = sheets.map { Int(clamping: Double(canvas.fontSize) * (2 * $0.spacing + 0.3)) }
    room = sheets.indices.map { index in
      (canvas.style.position == .top ? heights[..<index] : heights[(index + 1)...]).reduce(0, +)
    }
  }

  /// Cues that are shown at the same time in the same place stand above each other.
  func lines(of sheet: LaidSheet, language index: Int) throws -> [Line] {
    var shown: [(end: Int, isAtTop: Bool, reach: Int)] = []
    return try sheet.cues.flatMap { cue in
      let isAtTop = canvas.isAtTop(cue)
      shown.removeAll { $0.end <= cue.startMilliseconds }
      let taken = shown.filter { $0.isAtTop == isAtTop }.map(\.reach).max() ?? 0
      let lines = try cue.text.split(whereSeparator: \.isNewline).map { try SetLine($0, sheet, canvas) }
      shown.append((cue.endMilliseconds, isAtTop, taken + lines.reduce(0) { $0 + Int(clamping: $1.height) }))
      return place(lines, cue, isAtTop: isAtTop, offset: Double(taken + room[index]))
    }
  }

  private func place(_ lines: [SetLine], _ cue: Cue, isAtTop: Bool, offset: Double) -> [Line] {
    let block = lines.reduce(0) { $0 + $1.height }
    let plate = canvas.lowerThird(during: cue)
    let edge = isAtTop ? canvas.top : plate > 0 ? max(canvas.bottom, plate + canvas.fontSize / 4) : canvas.bottom
    var top = isAtTop ? Double(edge) + offset : Double(canvas.height - edge) - offset - block
    // Whatever is stacked up stays in the picture.
    top = min(max(top, 0), Double(canvas.height) - block)
    let middle = Double(canvas.left + canvas.width - canvas.right) / 2
    return lines.flatMap { line in
      defer { top = (top + line.height).rounded() }
      func made(_ layer: Int, _ text: String) -> Line {
        Line(startMilliseconds: cue.startMilliseconds, endMilliseconds: cue.endMilliseconds, layer: layer, text: text)
      }
      let anchor = top + line.baseline + line.descent
      let words = made(1, "{\\an2\\q2\\pos(\(Self.round(middle)),\(Self.round(anchor)))}" + line.text)
      guard canvas.style.backdrop == .box else { return [words] }
      // Boxes of two lines touch and do not overlap: where they did, they would be darker.
      let width = line.width + 2 * canvas.padding, next = (top + line.height).rounded()
      return [
        made(
          0,
          CueScript(canvas: canvas, fonts: []).box(
            x: middle - width / 2, y: top.rounded(), width: width, height: next - top.rounded())), words,
      ]
    }
  }

  /// One line with its fonts and its measures in pixels.
  private struct SetLine {
    let text: String
    let width: Double
    let height: Double
    /// From its upper edge.
    let baseline: Double
    /// Of its lowest font.
    let descent: Double

    init(_ line: Substring, _ sheet: LaidSheet, _ canvas: SubtitleCanvas) throws {
      let font = sheet.fonts.main(of: String(line)), size = Double(canvas.fontSize)
      // A single word that is wider than a line is drawn smaller rather than beyond the safe area.
      let width = try sheet.fonts.width(of: String(line), in: font)
      let shrink = min(1, canvas.lineWidth / max(0.1, width))
      self.width = width * shrink * size
      let spacing = font.spacing
      height = size * spacing
      // As Latin letters stand in their line.
      let common = try sheet.fonts.metrics(of: .common(canvas.style.typeface))
      baseline = height - size * spacing * common.descent
      var text = sheet.isRightToLeft ? "\u{200f}" : "", lowest = 0.0
      for run in try sheet.fonts.runs(of: String(line), in: font) {
        let metrics = try sheet.fonts.metrics(of: run.font)
        lowest = max(lowest, metrics.descent * size * shrink)
        text +=
          "{\\fn\(run.font.family)\\fs\(CaptionPlacer.round(metrics.size * size * shrink))}"
          + CueScript.escaped(run.text)
      }
      self.text = text
      descent = lowest
    }
  }

  private static func round(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}

/// The cues of one language, broken into lines for a picture, and the fonts that draw them.
struct LaidSheet {
  let isRightToLeft: Bool
  let cues: [Cue]
  let fonts: FontSet
  /// Of its highest lines.
  let spacing: Double

  init(_ sheet: CueSheet, canvas: SubtitleCanvas, rules: LayoutRules, folder: FontFolder) throws {
    let fonts = FontSet(language: sheet.language, typeface: canvas.style.typeface, folder: folder)
    isRightToLeft = sheet.isRightToLeft
    let own = isRightToLeft ? sheet.cues.map(\.keepingDirectionAcrossLines) : sheet.cues
    cues = try CueLayout(limit: canvas.limit(for: rules), rules: rules, fonts: fonts).lay(own)
    try fonts.load(for: cues)
    self.fonts = fonts
    spacing = cues.map { fonts.main(of: $0.text).spacing }.max() ?? 1
  }
}

extension Cue {
  /// A line break ends a run of direction. Where lines are joined anew, a mark does instead: else digits at the start of a line
  /// would join a Latin word at the end of the one before (Unicode Standard Annex #9, rule W7).
  fileprivate var keepingDirectionAcrossLines: Cue {
    with(text: text.split(whereSeparator: \.isNewline).joined(separator: "\n\u{200f}"))
  }
}

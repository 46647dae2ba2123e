import Foundation
import Support

/// A cue that a viewer will find hard to read.
public struct CueFinding: Sendable, Hashable {
  public let startMilliseconds: Int
  public let text: String
  /// A clause with the time, the rule and the text.
  public let message: String
}

extension CueSheet {
  /// What breaks the rules of reading speed, duration, gaps and lines, with its time and text.
  public func findings(_ rules: LayoutRules) -> [CueFinding] {
    var findings: [CueFinding] = []
    for (index, cue) in cues.enumerated() {
      func note(_ rule: String) {
        let excerpt = cue.text.replacingOccurrences(of: "\n", with: " ").prefix(40)
        findings.append(
          CueFinding(
            startMilliseconds: cue.startMilliseconds, text: cue.text,
            message: "at \(TimeCode.text(cue.startMilliseconds, separator: ".")) \(rule): '\(excerpt)'"))
      }
      let lines = cue.text.split(whereSeparator: \.isNewline), characters = lines.reduce(0) { $0 + $1.count }
      let speed = Double(characters) * 1000 / Double(max(1, cue.durationMilliseconds))
      if speed > rules.charactersPerSecond + 0.05 {
        note(
          "\((speed * 10).rounded() / 10) characters a second are to be read, and \(Self.text(rules.charactersPerSecond)) can be"
        )
      }
      // Times are rounded to milliseconds, and by some formats to hundredths.
      if cue.durationMilliseconds < rules.minimumMilliseconds - 10 {
        note("the cue is shown for less than \(Self.text(Double(rules.minimumMilliseconds) / 1000)) s")
      }
      if cue.durationMilliseconds > rules.maximumMilliseconds + 10 {
        note("the cue is shown for more than \(Self.text(Double(rules.maximumMilliseconds) / 1000)) s")
      }
      if lines.count > LineLimit.lines {
        note("the cue has \(lines.count) lines, and \(LineLimit.lines) are read at a glance")
      }
      if let longest = lines.map(\.count).max(), longest > rules.charactersPerLine {
        note("a line has \(longest) characters, and \(rules.charactersPerLine) are usual")
      }
      if let next = cues[(index + 1)...].first(where: { $0.placement == cue.placement }) {
        let gap = next.startMilliseconds - cue.endMilliseconds
        if gap < 0 {
          note("the next cue begins before this one ends")
        } else if gap < rules.gapMilliseconds - 10 {
          note(
            "only \(gap) ms lie between it and the next one, and two frames, \(rules.gapMilliseconds) ms, are needed")
        }
      }
    }
    return findings
  }

  private static func text(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? "\(Int(clamping: rounded))" : "\(rounded)"
  }
}

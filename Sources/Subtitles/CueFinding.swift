/// A cue that a viewer will find hard to read.
public struct CueFinding: Sendable, Hashable {
  public let startMilliseconds: Int
  public let text: String
  /// A clause with the time, the rule and the text.
  public let message: String
}

extension CueSheet {
  /// Characters per second that an adult reads with ease: Netflix Timed Text Style Guide, English template, adult programmes.
  public static let maximumCharactersPerSecond = 17.0
  /// 5/6 of a second and 7 seconds: Netflix Timed Text Style Guide, general requirements, duration.
  public static let durationLimitsMilliseconds = 833...7000

  /// What breaks the rules of reading speed and duration, and what overlaps.
  public func findings() -> [CueFinding] {
    var findings: [CueFinding] = []
    for (index, cue) in cues.enumerated() {
      func note(_ rule: String) {
        let excerpt = cue.text.replacingOccurrences(of: "\n", with: " ").prefix(40)
        findings.append(
          CueFinding(
            startMilliseconds: cue.startMilliseconds, text: cue.text,
            message: "at \(TimeCode.text(cue.startMilliseconds, separator: ".")) \(rule): '\(excerpt)'"))
      }
      let characters = cue.text.filter { !$0.isNewline }.count
      let speed = Double(characters) * 1000 / Double(max(1, cue.durationMilliseconds))
      if speed > Self.maximumCharactersPerSecond {
        note("\(Int(speed.rounded(.up))) characters a second are to be read, and \(Int(Self.maximumCharactersPerSecond)) can be")
      }
      if cue.durationMilliseconds < Self.durationLimitsMilliseconds.lowerBound { note("the cue is shown for less than 5/6 s") }
      if cue.durationMilliseconds > Self.durationLimitsMilliseconds.upperBound { note("the cue is shown for more than 7 s") }
      if index + 1 < cues.count, cues[index + 1].startMilliseconds < cue.endMilliseconds { note("the next cue begins before this one ends") }
    }
    return findings
  }
}

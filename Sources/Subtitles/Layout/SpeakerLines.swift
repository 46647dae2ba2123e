/// Shows a viewer that somebody else speaks now.
struct SpeakerLines {
  private let marks: LayoutRules.SpeakerMarks

  init(_ marks: LayoutRules.SpeakerMarks) { self.marks = marks }

  /// A cue whose speaker is not the last one's begins with a dash or the name. Nothing is marked where one person speaks all the time.
  func marked(_ cues: [Cue]) -> [Cue] {
    let speakers = Set(cues.compactMap(\.speaker))
    guard marks != .none, speakers.count > 1 || marks == .names else { return cues }
    var last: String?
    return cues.map { cue in
      defer { last = cue.speaker ?? last }
      guard let speaker = cue.speaker, speaker != last else { return cue }
      let isFirst = last == nil
      switch marks {
      case .dashes where isFirst, .none: return cue
      case .dashes: return cue.beginning(with: "–")
      case .names: return cue.beginning(with: speaker.trimmed + ":")
      }
    }
  }
}

extension Cue {
  fileprivate func beginning(with mark: String) -> Cue {
    // Who wrote a dash already needs no second one.
    if text.hasPrefix("-") || text.hasPrefix("–") || text.hasPrefix(mark) { return self }
    let words =
      words.isEmpty
      ? [] : [TimedWord(mark, startMilliseconds: startMilliseconds, endMilliseconds: startMilliseconds)] + words
    return Cue(
      startMilliseconds: startMilliseconds, endMilliseconds: endMilliseconds, text: "\(mark) \(text)", speaker: speaker,
      words: words,
      placement: placement)
  }
}

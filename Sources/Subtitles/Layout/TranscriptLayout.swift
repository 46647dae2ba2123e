/// Turns a transcript into cues that a broadcaster would accept: divided by what is said when, broken into lines, timed to be read.
///
/// Where the transcript has times of words, its own divisions do not matter: a recogniser's segments end wherever it ran out of memory.
/// Where it has cues only, a person made them, and they stay as they are unless they break a rule that can be kept.
public struct TranscriptLayout {
  private let rules: LayoutRules
  private let fonts: FontFolder
  /// Milliseconds, in order.
  private let shotChanges: [Int]

  /// Longer silences end a cue.
  private static let pause = 1200

  public init(rules: LayoutRules, fonts: FontFolder, shotChanges: [Int] = []) {
    self.rules = rules
    self.fonts = fonts
    self.shotChanges = shotChanges.sorted()
  }

  /// Throws `Failure` where a font is missing, or where a character is in none: better now than after hours of rendering.
  public func sheet(of transcript: Transcript) throws -> CueSheet {
    let fonts = FontSet(language: transcript.language, folder: fonts)
    // A picture of 16:9, where the width is seldom what is short.
    let canvas = SubtitleCanvas(width: 1920, height: 1080, left: 96, right: 96, top: 54, bottom: 54)
    let limit = LineLimit(characters: rules.charactersPerLine, width: canvas.lineWidth)
    let layout = CueLayout(limit: limit, rules: rules, fonts: fonts)
    let spoken = SpeakerLines(rules.speakers).marked(
      SoundDescriptions.kept(transcript.cues, keepsSounds: rules.keepsSounds))
    try fonts.load(for: spoken)
    let isTimedByWord = transcript.cues.contains { !$0.words.isEmpty }
    let cues = try isTimedByWord ? Self.runs(spoken).flatMap(layout.divided) : spoken.flatMap { try laid($0, layout) }
    let timed = try CueTiming(rules: rules, shotChanges: shotChanges).timed(cues) { try merged($0, $1, layout) }
    let sheet = CueSheet(language: transcript.language, cues: timed)
    return rules.speakers == .names ? sheet : sheet.withoutSpeakers
  }

  /// Hand-made cues: what fits stays.
  private func laid(_ cue: Cue, _ layout: CueLayout) throws -> [Cue] {
    if cue.durationMilliseconds <= rules.maximumMilliseconds { return try layout.lay([cue]) }
    return try layout.divided([cue])
  }

  /// Cues that follow each other without a pause, by one speaker and in one place.
  private static func runs(_ cues: [Cue]) -> [[Cue]] {
    var runs: [[Cue]] = []
    for cue in cues {
      if let last = runs.last?.last, last.speaker == cue.speaker, last.placement == cue.placement,
        cue.startMilliseconds - last.endMilliseconds < pause,
        cue.startMilliseconds >= last.endMilliseconds
      {
        runs[runs.count - 1].append(cue)
      } else {
        runs.append([cue])
      }
    }
    return runs
  }

  /// Two cues as one; nil where it would be too long or too much.
  private func merged(_ first: Cue, _ second: Cue, _ layout: CueLayout) throws -> Cue? {
    let end = max(first.endMilliseconds, second.endMilliseconds)
    guard first.placement == second.placement, end - first.startMilliseconds <= rules.maximumMilliseconds else {
      return nil
    }
    let isOther = first.speaker != second.speaker
    let separator = isOther ? "\n" : WrittenLanguage(layout.language).hasNoSpaces ? "" : " "
    let texts = [first.text, second.text].map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
    let whole = Cue(
      startMilliseconds: first.startMilliseconds, endMilliseconds: end, text: texts.joined(separator: separator),
      speaker: first.speaker, words: first.words.isEmpty || second.words.isEmpty ? [] : first.words + second.words,
      placement: first.placement)
    let laid = try layout.lay([whole])
    return laid.count == 1 && (!isOther || laid[0].text == whole.text) ? laid[0] : nil
  }
}

import Files
import Foundation
import Media
import Pipeline
import Redaction
import Speech
import Subtitles

/// Makes what is heard where voices are replaced.
struct ReaderTrackWork {
  let source: Source
  let record: SourceRecord
  let plan: VoicePlan
  let choice: ReaderChoice
  /// Who reads where no person does.
  let voice: RedactOptions.ReaderVoice
  /// As it is read: with other words in place of names.
  let transcript: Transcript?
  let workspace: Workspace

  /// A passage counts as replaced where that holds for half of its cue.
  private static let share = 0.5
  /// Seconds beside a cue in which its speaker may still be heard.
  private static let margin = 0.4

  /// The fact, and the plan that names it.
  func run() throws -> (VoicePlan, Artifact) {
    guard let seconds = record.media.durationSeconds else {
      throw Failure(
        doing: "replacing voices", path: source.name, reason: "it does not say how long it is",
        advice: "Convert the file to MP4 first")
    }
    let path = workspace.factsFolder.appendingPathComponent(FactFiles.readerTrack).path
    let file = try SourceFile(path: source.path)
    let cues = transcript?.cues ?? []
    let said = cues.map {
      (Double($0.startMilliseconds) / 1000)..<max(
        Double($0.startMilliseconds + 1) / 1000, Double($0.endMilliseconds) / 1000)
    }
    let pauses = Pauses(between: said, margin: Self.margin)
    let passages = passages(of: cues)
    if passages.isEmpty {
      workspace.note(
        "nothing-to-read",
        "its transcript says nothing that can be read: nothing is heard where its voices are replaced")
    }
    // Were there nothing but the tone, loudness would make a roar of it.
    let tone =
      try passages.isEmpty ? .none : RoomTone(of: file, tier: record.tier, sound: .first, isPause: pauses.contains)
    let writer = ReaderTrackWriter(passages, tone: tone, seconds: seconds)
    for doubt in try writer.write(
      try reader(passages, seconds), to: path, progress: { workspace.report(.progress(done: $0, total: $1)) })
    { note(doubt) }
    let digest = try Digest.of(fileAt: path)
    return (try plan.read(by: choice.reader(voice), in: digest), Artifact(.readerTrack, path: path, digest: digest))
  }

  private func passages(of cues: [Cue]) -> [SpokenPassage] {
    let unread = cues.filter { !isReplaced($0) && isTouched($0) }
    if let first = unread.first {
      workspace.note(
        "reader-skips",
        "\(unread.count == 1 ? "a cue that reaches" : "\(unread.count) cues that reach") only a little into what is replaced \(unread.count == 1 ? "is" : "are") not read, the first at \(TimeCode.seconds(Double(first.startMilliseconds) / 1000)): look at the times of the decision"
      )
    }
    let lines = cues.filter { isReplaced($0) }.map {
      SpokenPassage.Line(
        start: Double($0.startMilliseconds) / 1000, end: Double($0.endMilliseconds) / 1000,
        text: SpokenText.of($0), speaker: $0.labelledSpeaker)
    }
    return SpokenPassage.passages(of: lines, isSentenceEnd: SpokenText.endsSentence).map { passage in
      var passage = passage
      passage.limit = end(ofReplacingAt: passage.start)
      return passage
    }
  }

  /// What is done while a cue is said, twenty times a second.
  private func treatments(of cue: Cue) -> [VoiceTreatment] {
    stride(from: cue.startMilliseconds, through: max(cue.startMilliseconds, cue.endMilliseconds), by: 50).map {
      plan.treatment(at: Double($0) / 1000)
    }
  }

  private func isReplaced(_ cue: Cue) -> Bool {
    let all = treatments(of: cue)
    return Double(all.count { $0 == .replace }) >= Self.share * Double(all.count)
  }

  private func isTouched(_ cue: Cue) -> Bool { treatments(of: cue).contains(.replace) }

  /// Seconds, from which on something else is done.
  private func end(ofReplacingAt seconds: Double) -> Double {
    var changes = plan.stretches.flatMap { [$0.from, $0.to] }.filter { $0 > seconds }.sorted()[...]
    while let change = changes.popFirst() { if plan.treatment(at: change) != .replace { return change } }
    return .infinity
  }

  private func reader(_ passages: [SpokenPassage], _ seconds: Double) throws -> any PassageReader {
    guard let recording = choice.recording, !passages.isEmpty else {
      let speakers = passages.compactMap(\.speaker).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      // Nobody is asked to read nothing.
      guard voice == .neural, !passages.isEmpty else {
        return try MachineReader(language: choice.language, speakers: speakers)
      }
      let neural = try NeuralVoice(path: workspace.tool.resources[Component.neuralVoice])
      return try NeuralReader(neural, language: choice.language, speakers: speakers)
    }
    let file = try SourceFile(path: recording.path)
    guard try !SoundLikeness.areSame(file, .scraped, SourceFile(path: source.path), record.tier) else {
      throw Failure(
        doing: "replacing voices", path: recording.path,
        reason: "the reader's recording is the sound of the source itself, whose voice would be heard",
        advice: "Put what the reader recorded there, or take it away to have a machine read")
    }
    return try RecordedReader(file, passages: passages, language: choice.language) {
      workspace.note("reader-doubtful", "the reader's recording: \($0)")
    }
  }

  private func note(_ doubt: ReaderTrackWriter.Doubt) {
    switch doubt {
    case .late(let seconds, let time):
      workspace.note(
        "reader-late",
        "there is more to read than time: up to \((seconds * 10).rounded() / 10) s late, most at \(TimeCode.seconds(time)): shorten the text there"
      )
    case .cut(let time):
      workspace.note(
        "reader-cut",
        "what is read at \(TimeCode.seconds(time)) is cut off, where something else is heard or it ends: shorten the text there"
      )
    }
  }
}

/// When nobody speaks, going by when somebody does.
struct Pauses {
  private let said: [Range<Double>]

  init(between said: [Range<Double>], margin: Double) {
    self.said = said.map { ($0.lowerBound - margin)..<($0.upperBound + margin) }.sorted {
      $0.lowerBound < $1.lowerBound
    }
  }

  /// Nothing is known where nothing is said to be said.
  func contains(_ seconds: Double) -> Bool { !said.isEmpty && !said.contains { $0.contains(seconds) } }
}

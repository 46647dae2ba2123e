import Files
import Foundation

/// Writes what is heard in place of voices: passages where the source has them, with the tone of its room beneath.
public struct ReaderTrackWriter {
  /// Samples a second of the one channel.
  public static let sampleRate = 44100

  /// Something that a person should listen to.
  public enum Doubt: Sendable, Hashable {
    /// Passages begin so many seconds late at most, since there is more to say than time; where that is.
    case late(seconds: Double, at: Double)
    /// What is read goes on when it is no longer heard.
    case cut(at: Double)
  }

  /// Seconds between two passages at least.
  private static let gap = 0.12
  /// Seconds that a passage may be late without a word.
  private static let lateness = 1.0

  private let passages: [SpokenPassage]
  private let tone: RoomTone
  private let seconds: Double

  /// `seconds` is how long the renditions are.
  public init(_ passages: [SpokenPassage], tone: RoomTone, seconds: Double) {
    (self.passages, self.tone, self.seconds) = (passages, tone, seconds)
  }

  /// A file in WAVE form at `path`, readable by its owner only. `progress` gets the number of passages read. Throws what `reader` throws,
  /// and `Failure` where it cannot be written.
  public func write(
    _ reader: any PassageReader, to path: String, progress: (Int, Int) -> Void
  ) throws -> [Doubt] {
    let generator = try RoomToneGenerator(tone, sampleRate: Self.sampleRate, gain: tone.gainBesideReader)
    let file = try WaveFile(path: path, sampleRate: Self.sampleRate)
    var doubts: [Doubt] = []
    var worst: (seconds: Double, at: Double) = (0, 0)
    var free = 0.0
    for (index, passage) in passages.enumerated() {
      progress(index, passages.count)
      let start = max(passage.start, free)
      let end = min(seconds, passage.limit)
      let next = index + 1 < passages.count ? min(end, passages[index + 1].start) : end
      let speech = try reader.read(index, of: passages, within: next - start - Self.gap)
      guard !speech.isEmpty, start < end else {
        if !speech.isEmpty { doubts.append(.cut(at: passage.start)) }
        continue
      }
      if start - passage.start > max(worst.seconds, Self.lateness) { worst = (start - passage.start, passage.start) }
      try fill(file, generator, until: Int(start * Double(Self.sampleRate)))
      let rest = Int(end * Double(Self.sampleRate)) - file.samples
      if speech.count > rest { doubts.append(.cut(at: passage.start)) }
      let heard = speech.prefix(max(0, rest))
      try file.write(zip(heard, generator.next(heard.count)).map { $0 + $1 })
      free = Double(file.samples) / Double(Self.sampleRate) + Self.gap
    }
    progress(passages.count, passages.count)
    try fill(file, generator, until: Int(seconds * Double(Self.sampleRate)))
    try file.finish()
    if worst.seconds > 0 { doubts.append(.late(seconds: worst.seconds, at: worst.at)) }
    return doubts
  }

  private func fill(_ file: WaveFile, _ tone: RoomToneGenerator, until end: Int) throws {
    while file.samples < end { try file.write(tone.next(min(1 << 15, end - file.samples))) }
  }
}

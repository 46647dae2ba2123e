import Files
import Media

/// What is heard where voices are replaced: one channel of sound that was made for the source and begins with its renditions.
///
/// It is read forwards once. For one thread at a time.
public final class ReaderTrack {
  /// Seconds that are kept behind what was asked for last: blocks of a sound may overlap a little.
  private static let memory = 1.0

  private let file: SourceFile
  private var sound: (reader: SpeechReader, sampleRate: Int)?
  private var samples: [Float] = []
  /// Of the first of `samples`.
  private var first = 0
  private var isAtEnd = false

  /// Throws `Failure` unless the file at `path` has the digest that the plan names.
  public init(path: String, expecting digest: Digest) throws {
    guard try Digest.of(fileAt: path) == digest else {
      throw Failure(
        .environment, doing: "looking up what is heard in place of voices", path: path,
        reason: "it is not what was made for the source",
        advice: "Remove it and run again: it is made anew")
    }
    file = try SourceFile(path: path)
  }

  /// The samples from a time on, in seconds, as they are at this rate; silence where there is nothing. They go to the first two channels: in
  /// more than two, the others are those of a room around the listener.
  func copy(
    from seconds: Double, sampleRate: Int, _ count: Int, to channels: [UnsafeMutablePointer<Float>]
  ) throws {
    let start = Int((seconds * Double(sampleRate)).rounded())
    try read(to: start + count, sampleRate: sampleRate)
    for (index, channel) in channels.enumerated() {
      for offset in 0..<count {
        let place = start + offset - first
        channel[offset] = index < 2 && samples.indices.contains(place) ? samples[place] : 0
      }
    }
    let keep = start - Int(Self.memory * Double(sampleRate))
    // Rarely, for the rest has to move.
    if keep - first > sampleRate * 8 {
      samples.removeFirst(min(samples.count, keep - first))
      first = keep
    }
  }

  private func read(to end: Int, sampleRate: Int) throws {
    guard sound?.sampleRate ?? sampleRate == sampleRate else {
      throw Failure(
        doing: "replacing voices", path: file.path, reason: "the sound changes its sample rate in the middle",
        advice: "Cut the source where it changes")
    }
    let reader =
      try sound?.reader ?? SpeechReader(file, tier: .scraped, sound: .first, sampleRate: sampleRate)
    sound = (reader, sampleRate)
    while !isAtEnd, first + samples.count < end {
      if let block = try reader.next() { samples += block } else { isAtEnd = true }
    }
  }
}

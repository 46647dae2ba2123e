import Files
import Media
import Pipeline
import Speech
import Subtitles

/// A transcript whose times are known: as they were written down, or as they are found in the sound.
enum TimedTranscript {
  /// `doubt` gets a clause for every cue that may lie elsewhere. Throws `Failure` where there is no sound to find times in.
  static func of(
    _ transcript: Transcript, source: Source, _ record: SourceRecord, doubt: (String) -> Void
  ) throws -> Transcript {
    guard !transcript.isTimed else { return transcript }
    guard record.media.sound != nil else {
      throw Failure(
        doing: "finding the times of the transcript", path: source.name,
        reason: "there are none in it, and the source has no sound",
        advice: "Write times into it, as in [00:01:02] before each paragraph")
    }
    let alignment = try TextAligner.align(
      transcript, to: SourceFile(path: source.path), tier: record.tier, sound: .first)
    for text in alignment.doubts { doubt("\(transcript.language): \(text)") }
    return alignment.transcript
  }
}

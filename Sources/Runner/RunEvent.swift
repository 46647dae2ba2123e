import Files
import Pipeline

/// What a run tells while it works. Events arrive on the thread of the run, except `progress` and `finding`, which a stage may
/// send from any thread.
public enum RunEvent: Sendable {
  /// How many jobs have to be looked at: those that will run and those that will be skipped.
  case planned(count: Int)
  case started(Job, Reason)
  /// `done` of about `total` frames; a total of 0 is unknown.
  case progress(Job, done: Int, total: Int)
  /// Without a job: about the footage folder. Findings of skipped jobs are told again.
  case finding(Job?, Finding)
  case finished(Job, seconds: Double)
  case skipped(Job)
  /// A source failed, or, without one, a stage of the whole run.
  case failed(source: Source?, Explanation)
  /// The source is of a kind that is not rendered; the sentence says so.
  case notRendered(source: Source, String)
}

import Files
import Pipeline

/// What a run tells while it works. Events arrive from any thread.
public enum RunEvent: Sendable {
  /// How many jobs have to be looked at: those that will run and those that are kept.
  case planned(count: Int)
  case started(Job, Reason)
  /// `done` of about `total` frames or files; a total of 0 is unknown.
  case progress(Job, done: Int, total: Int)
  /// Without a job: about the footage folder or the pipeline file. What was found by a job that is kept is told again, as not new.
  case finding(Job?, Finding, isNew: Bool)
  case finished(Job, seconds: Double)
  /// Its result is right: it has not run.
  case kept(Job, Reason)
  /// A source failed, or, without one, a stage of the whole run.
  case failed(source: Source?, Explanation)
  /// A source waits for a person.
  case waiting(source: Source, Explanation)
}

import Files

/// Why a job has to run, or need not.
public enum Reason: Sendable, Hashable, Codable {
  case upToDate
  case neverRun
  /// Another version of the stage ran before.
  case stageChanged
  /// Its options, or the title of the pipeline file.
  case optionsChanged
  case inputChanged(which: String)
  /// Backlit itself, or something that the result depends on.
  case toolChanged
  /// The file is relative to the output folder or to the workspace.
  case outputMissing(file: String)
  case outputAltered(file: String)
  /// A job before it has to run; whether this one has to is known only then.
  case dependsOnRunning
  /// A stage of the whole run reported a failure: it looks again, since a person may have put it right.
  case failedBefore
}

extension Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .upToDate: "up to date"
    case .neverRun: "it has not run yet"
    case .stageChanged: "the stage has changed"
    case .optionsChanged: "its options have changed"
    case .inputChanged(let which): "its input has changed: \(which.printable)"
    case .toolChanged: "the tool has changed"
    case .outputMissing(let file): "a file that it wrote is missing: \(file.printable)"
    case .outputAltered(let file): "a file that it wrote has been altered: \(file.printable)"
    case .dependsOnRunning: "a job before it has to run"
    case .failedBefore: "it reported a failure last time"
    }
  }
}

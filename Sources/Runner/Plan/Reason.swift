import Files

/// Why a job has to run, or need not.
public enum Reason: Sendable, Hashable, Codable {
  case upToDate
  case neverRun
  /// Another Backlit made it, and the code that makes it has changed since.
  case codeChanged
  case optionsChanged
  case inputChanged(which: String)
  /// A library, a model or a font that the result depends on.
  case componentChanged(which: String)
  /// What it wrote is right, and is called otherwise now. The file is the first of them, by its new name.
  case renamed(file: String)
  /// The file is relative to the output folder or to the workspace.
  case outputMissing(file: String)
  case outputAltered(file: String)
  /// A job before it has to run; whether this one has to is known only then.
  case dependsOnRunning
  /// A stage of the whole run reported a failure: it looks again, since a person may have put it right.
  case failedBefore

  /// Whether what the job wrote before is known to be outdated.
  var isNewKey: Bool {
    switch self {
    case .codeChanged, .optionsChanged, .inputChanged, .componentChanged: true
    case .upToDate, .neverRun, .renamed, .outputMissing, .outputAltered, .dependsOnRunning, .failedBefore: false
    }
  }

  /// Whether nothing has to be made.
  public var keepsResult: Bool {
    switch self {
    case .upToDate, .renamed: true
    default: false
    }
  }
}

extension Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .upToDate: "up to date"
    case .neverRun: "it has not run yet"
    case .codeChanged: "Backlit has changed in what makes it"
    case .optionsChanged: "its options have changed"
    case .inputChanged(let which): "its input has changed: \(which.printable)"
    case .componentChanged(let which): "something that it uses has changed: \(which.printable)"
    case .renamed(let file): "its files get other names, and are not made again: \(file.printable)"
    case .outputMissing(let file): "a file that it wrote is missing: \(file.printable)"
    case .outputAltered(let file): "a file that it wrote has been altered: \(file.printable)"
    case .dependsOnRunning: "a job before it has to run"
    case .failedBefore: "it reported a failure last time"
    }
  }
}

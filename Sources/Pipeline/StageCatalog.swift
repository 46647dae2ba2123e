import Files
import Foundation

/// Every stage that a pipeline file may name, in the order in which people write them.
public struct StageCatalog: Sendable {
  public let stages: [any Stage.Type]

  public init(_ stages: [any Stage.Type]) { self.stages = stages }

  public func stage(named name: String) -> (any Stage.Type)? { stages.first { $0.name == name } }

  /// Makes a stage again from the options that it was given: canonical JSON, as in `StageEntry.options`.
  public func make(_ name: String, options: String) throws -> any Stage {
    guard let type = stage(named: name) else {
      throw Failure(.bug, doing: "preparing a job", reason: "there is no stage '\(name)'")
    }
    return try type.make(options: options)
  }
}

extension Stage {
  fileprivate static func make(options: String) throws -> any Stage {
    do {
      return Self(options: try JSONDecoder().decode(Options.self, from: Data(options.utf8)))
    } catch {
      throw Failure(.bug, doing: "reading the options of '\(name)'", reason: error.shortReason)
    }
  }
}

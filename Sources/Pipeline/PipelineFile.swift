/// A pipeline file that has been read, validated as a whole, and bound to the stages it names.
public struct PipelineFile: Sendable {
  public let title: String
  public let sourceSets: [SourceSet]
  public let stages: [StageEntry]

  public init(title: String, sourceSets: [SourceSet], stages: [StageEntry]) {
    self.title = title
    self.sourceSets = sourceSets
    self.stages = stages
  }

  /// The title as a file name can carry it: lower-case ASCII letters, digits and single hyphens; `untitled` where nothing is left.
  public var slug: String { Slug.of(title) }
}

/// A named set of sources: a glob relative to the footage folder.
public struct SourceSet: Sendable, Hashable {
  public let name: String
  /// As written: `interviews/**/*.{mov,mp4}`. A pattern that ends in `.json` names Telegram Desktop exports.
  public let pattern: String

  public init(name: String, pattern: String) {
    self.name = name
    self.pattern = pattern
  }
}

/// One line of `stages:`.
public struct StageEntry: Sendable {
  public let stage: any Stage
  /// The source sets it applies to; nil is all of them. Always nil for a stage of scope `run`.
  public let of: [String]?
  /// Its options as canonical JSON without white space: equal options are equal bytes, for keys.
  public let options: String

  public init(stage: any Stage, of: [String]?, options: String) {
    self.stage = stage
    self.of = of
    self.options = options
  }

  public var name: String { type(of: stage).name }
}

/// Something wrong in a pipeline file, and what to write instead.
public struct PipelineProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// Counted from 1.
  public let line: Int
  /// Counted from 1, in characters.
  public let column: Int
  /// A sentence, with the fix.
  public let message: String
  public let file: String

  public init(file: String, line: Int, column: Int, _ message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String { "\(file):\(line):\(column): \(message)" }
}

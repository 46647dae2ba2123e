import ArgumentParser
import Footage
import Pipeline
import Runner
import Stages

/// A pipeline file, a footage folder, and where to deliver: what run and plan are told.
struct PipelineCall: ParsableArguments {
  @Argument(help: "The pipeline file (YAML).")
  var pipeline: String

  @Argument(help: "The footage folder.")
  var footage: String

  @OptionGroup var options: RunOptions

  /// Throws `PipelineFileIsWrong` with every problem at once, or `Failure` where there is no footage.
  func read() throws -> (pipeline: PipelineFile, footage: FoundFootage) {
    let file = try PipelineFileIsWrong.read(pipeline)
    let scanner = FootageScanner(
      folder: footage, excluding: [options.out, options.workspacePath], transcripts: .ofSubtitles
    ) { _ = try DecisionsFile.read(path: $0) }
    let found = try scanner.scan(for: file.sourceSets).withNames(beside: pipeline)
    try PipelineFileIsWrong.checkNames(found.names, file, at: pipeline)
    return (file, found)
  }
}

import ArgumentParser
import Foundation
import Pipeline
import Stages

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of the pipeline file, or of the decisions file or the list of names, for editors.")

  enum Kind: String, ExpressibleByArgument, CaseIterable { case pipeline, decisions, names }

  @Argument(help: "Which file: pipeline, decisions or names.")
  var kind = Kind.pipeline

  func run() throws {
    let schema =
      switch kind {
      case .pipeline: PipelineSchema.json(for: allStages)
      case .decisions: DecisionsFile.reader.schema(title: "Backlit decisions file")
      case .names: NamesFile.reader.schema(title: "Backlit list of names")
      }
    Console.print(String(decoding: schema, as: UTF8.self).trimmingCharacters(in: .newlines))
  }
}

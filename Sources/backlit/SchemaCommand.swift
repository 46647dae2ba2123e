import ArgumentParser
import Foundation
import Pipeline
import Stages

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of the pipeline file, or of the decisions file, for editors.")

  enum Kind: String, ExpressibleByArgument, CaseIterable { case pipeline, decisions }

  @Argument(help: "Which file: pipeline or decisions.")
  var kind = Kind.pipeline

  func run() throws {
    let schema =
      kind == .pipeline
      ? PipelineSchema.json(for: allStages) : DecisionsFile.reader.schema(title: "Backlit decisions file")
    Console.print(String(decoding: schema, as: UTF8.self).trimmingCharacters(in: .newlines))
  }
}

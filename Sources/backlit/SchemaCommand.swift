import ArgumentParser
import Foundation
import Pipeline
import Stages

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of the pipeline file, for editors.")

  func run() throws {
    Console.print(String(decoding: PipelineSchema.json(for: allStages), as: UTF8.self).trimmingCharacters(in: .newlines))
  }
}

import ArgumentParser

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a pipeline file on a footage folder.",
    discussion: """
      Reads every source that the pipeline file names, hides people, burns in subtitles, renders for each platform, writes a \
      manifest and verifies it. Sources are never written to. A second run does only what has changed or failed. A source that \
      fails is reported and the others finish; the exit code is then 1.

      Example: backlit run pipelines/youtube.yaml footage --out out
      """)

  @OptionGroup var call: PipelineCall

  func run() async throws {
    let (pipeline, footage) = try call.read()
    try await call.options.run(pipeline, footage, in: call.footage)
  }
}

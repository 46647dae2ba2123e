import Pipeline

extension ManifestStage {
  /// It holds the title, and says whether anybody checks what it lists.
  public func parts(for source: Source?, in pipeline: PipelineFile) -> [StagePart]? {
    let isChecked = pipeline.stages.contains { $0.stage is VerifyStage }
    return [StagePart(encoding: Settings(title: pipeline.title, isChecked: isChecked))]
  }
}

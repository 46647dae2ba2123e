import Pipeline

/// Every stage that a pipeline file may name, in the order in which people write them.
public let allStages = StageCatalog([
  IngestStage.self, DetectStage.self, ReviewStage.self, RedactStage.self, SubtitleStage.self, RenderStage.self,
  ManifestStage.self, VerifyStage.self,
])

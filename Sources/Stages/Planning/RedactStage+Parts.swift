import Pipeline

extension RedactStage {
  /// What transcripts say matters where a decision names a speaker, and nowhere else: a corrected word plans nothing anew.
  public func parts(for source: Source?, in pipeline: PipelineFile) -> [StagePart]? {
    guard let source else { return nil }
    let decisions = source.decisions.flatMap { try? DecisionsFile.read(path: $0.path) }
    let namesSpeakers = decisions?.namedVoices.contains { $0.value.speaker != nil } ?? false
    return [StagePart(encoding: options, languages: namesSpeakers ? nil : [])]
  }
}

import Pipeline

extension RedactStage {
  /// What transcripts say matters where a decision names a speaker, where they are read aloud, and where names are listed, and nowhere else:
  /// a corrected word plans nothing anew.
  public func parts(for source: Source?, in pipeline: PipelineFile) -> [StagePart]? {
    guard let source else { return nil }
    let decisions = source.decisions.flatMap { try? DecisionsFile.read(path: $0.path) }
    let namesSpeakers = decisions?.namedVoices.contains { $0.value.speaker != nil } ?? false
    let reads = namesSpeakers || !source.names.isEmpty || (try? replacesVoices(of: source)) ?? true
    return [StagePart(encoding: options, languages: reads ? nil : [])]
  }

  /// Whether anybody is heard in place of somebody else. Throws `Failure` where the decisions file cannot be read.
  func replacesVoices(of source: Source) throws -> Bool {
    if options.voiceTreatment == .replace { return true }
    let decisions = try source.decisions.map { try DecisionsFile.read(path: $0.path) }
    return decisions?.namedVoices.contains { $0.value.action == .replace } ?? false
  }
}

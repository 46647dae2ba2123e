import Pipeline

/// What jobs told, each thing once: of parts that were made together, every record holds all that was told.
struct RunNotes: Sendable {
  private(set) var findings: [RunReport.ReportedFinding] = []
  private(set) var figures: [RunReport.ReportedFigures] = []

  mutating func add(_ finding: Finding) { findings.append(.init(job: nil, finding: finding)) }

  /// A job without a record told nothing.
  mutating func add(_ record: JobRecord?) {
    guard let record else { return }
    for finding in record.findings where !isKnown(finding, of: record.job) {
      findings.append(.init(job: record.job, finding: finding))
    }
    let known = figures.filter { $0.job.isBeside(record.job) }
    for one in record.figures where !known.contains(where: { $0.figures == one }) {
      figures.append(.init(job: record.job, figures: one))
    }
  }

  static func += (notes: inout RunNotes, more: RunNotes) {
    notes.findings += more.findings
    notes.figures += more.figures
  }

  private func isKnown(_ finding: Finding, of job: Job) -> Bool {
    findings.contains { $0.job?.isBeside(job) == true && $0.finding == finding }
  }
}

extension Job {
  /// Whether both are of the same stage and the same source.
  func isBeside(_ other: Job) -> Bool { stage == other.stage && source == other.source }
}

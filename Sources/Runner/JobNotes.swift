import Pipeline

/// What a job told while it ran.
struct JobNotes: Sendable {
  var findings: [Finding] = []
  var figures: [Figures] = []
}

/// What all jobs told.
struct RunNotes: Sendable {
  var findings: [RunReport.ReportedFinding] = []
  private(set) var figures: [RunReport.ReportedFigures] = []

  /// A job without a record told nothing.
  mutating func add(_ record: JobRecord?, of job: Job) {
    guard let record else { return }
    findings += record.findings.map { .init(job: job, finding: $0) }
    figures += (record.figures ?? []).map { .init(job: job, figures: $0) }
  }

  static func += (notes: inout RunNotes, more: RunNotes) {
    notes.findings += more.findings
    notes.figures += more.figures
  }
}

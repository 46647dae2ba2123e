import Files
import Pipeline

/// What a job left behind when it was done: the proof that it need not run again.
struct JobRecord: Sendable, Hashable, Codable {
  let job: Job
  /// Of `parts`.
  let key: Digest
  let parts: JobKey
  private(set) var outputs: [RecordedOutput]
  let findings: [Finding]
  let figures: [Figures]
  /// What it took. Of parts that were made together, of all of them.
  let usage: JobUsage

  init(job: Job, parts: JobKey, outputs: [RecordedOutput], result: JobResult) throws {
    self.job = job
    key = try parts.digest()
    self.parts = parts
    self.outputs = outputs
    findings = result.findings.filter { $0.parts.isEmpty || $0.parts.contains(job.part) }.map(\.finding)
    figures = result.figures
    usage = result.usage
  }

  func with(outputs: [RecordedOutput]) -> JobRecord {
    var copy = self
    copy.outputs = outputs
    return copy
  }
}

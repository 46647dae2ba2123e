import Files
import Pipeline

/// What a job left behind when it was done: the proof that it need not run again.
struct JobRecord: Sendable, Hashable, Codable {
  /// Of `parts`.
  let key: Digest
  let parts: JobKey
  let outputs: [RecordedOutput]
  let findings: [Finding]
  /// nil in records of earlier versions.
  let figures: [Figures]?

  init(parts: JobKey, outputs: [RecordedOutput], notes: JobNotes) throws {
    key = try parts.digest()
    self.parts = parts
    self.outputs = outputs
    findings = notes.findings
    figures = notes.figures
  }

  private init(_ other: JobRecord, outputs: [RecordedOutput]) {
    key = other.key
    parts = other.parts
    self.outputs = outputs
    findings = other.findings
    figures = other.figures
  }

  func with(outputs: [RecordedOutput]) -> JobRecord { JobRecord(self, outputs: outputs) }
}

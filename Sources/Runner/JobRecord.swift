import Files
import Pipeline

/// What a job left behind when it was done: the proof that it need not run again.
struct JobRecord: Sendable, Hashable, Codable {
  /// Of `parts`.
  let key: Digest
  let parts: JobKey
  let outputs: [RecordedOutput]
  let findings: [Finding]

  init(parts: JobKey, outputs: [RecordedOutput], findings: [Finding]) throws {
    key = try parts.digest()
    self.parts = parts
    self.outputs = outputs
    self.findings = findings
  }

  private init(_ other: JobRecord, outputs: [RecordedOutput]) {
    key = other.key
    parts = other.parts
    self.outputs = outputs
    findings = other.findings
  }

  func with(outputs: [RecordedOutput]) -> JobRecord { JobRecord(self, outputs: outputs) }
}

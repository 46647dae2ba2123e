import Files
import Foundation

/// The records of all jobs that were ever done in a workspace: `jobs/STAGE-ID.json`.
final class RecordStore: Sendable {
  private let folder: String
  private let kept: Locked<[String: JobRecord]>

  var records: [String: JobRecord] { kept.withLock { $0 } }

  /// A record that is truncated or is not what Backlit writes counts as none.
  init(folder: String) {
    self.folder = folder
    var records: [String: JobRecord] = [:]
    for file in FolderListing(of: folder).files where file.hasSuffix(".json") {
      records[String(file.dropLast(5))] = try? CanonicalJSON.read(JobRecord.self, from: folder + "/" + file)
    }
    kept = Locked(records)
  }

  subscript(job: Job) -> JobRecord? { kept.withLock { $0[job.id] } }

  func save(_ record: JobRecord, of job: Job) throws {
    try CanonicalJSON.write(record, to: "\(folder)/\(job.id).json", permissions: 0o600)
    kept.withLock { $0[job.id] = record }
  }
}

import Files
import Foundation

/// The records of all jobs that were ever done in a workspace: `jobs/STAGE-ID.json`.
final class RecordStore {
  private let folder: String
  private(set) var records: [String: JobRecord] = [:]

  /// A record that is truncated or is not what Backlit writes counts as none.
  init(folder: String) {
    self.folder = folder
    for file in FolderListing(of: folder).files where file.hasSuffix(".json") {
      records[String(file.dropLast(5))] = try? CanonicalJSON.read(JobRecord.self, from: folder + "/" + file)
    }
  }

  subscript(job: Job) -> JobRecord? { records[job.id] }

  func save(_ record: JobRecord, of job: Job) throws {
    try CanonicalJSON.write(record, to: "\(folder)/\(job.id).json", permissions: 0o600)
    records[job.id] = record
  }
}

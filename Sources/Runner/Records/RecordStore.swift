import Files
import Footage
import Foundation
import Support

/// The records of all jobs that were ever done in a workspace: `jobs/STAGE-ID.json`.
final class RecordStore: Sendable {
  private let folder: String
  private let kept: Locked<[String: JobRecord]>
  /// What records that cannot be read any more, as those of earlier versions, say that they delivered: by path, relative to the output
  /// folder. Nothing is concluded from them but that these files are ours to remove while they are as they were written.
  let abandoned: [String: Digest]

  var records: [String: JobRecord] { kept.withLock { $0 } }

  /// A record that is truncated or is not what Backlit writes counts as none.
  init(folder: String) {
    self.folder = folder
    var records: [String: JobRecord] = [:]
    var abandoned: [String: Digest] = [:]
    for file in FolderListing(of: folder).files where file.hasSuffix(".json") {
      let path = folder + "/" + file
      if let record = try? CanonicalJSON.read(JobRecord.self, from: path) {
        records[String(file.dropLast(5))] = record
      } else if let earlier = try? CanonicalJSON.read(EarlierRecord.self, from: path) {
        for output in earlier.outputs where output.place == "output" && RelativePath.isPlain(output.path) {
          abandoned[output.path] = output.digest
        }
      }
    }
    kept = Locked(records)
    self.abandoned = abandoned
  }

  subscript(job: Job) -> JobRecord? { kept.withLock { $0[job.id] } }

  func save(_ record: JobRecord, of job: Job) throws {
    try CanonicalJSON.write(record, to: "\(folder)/\(job.id).json", permissions: 0o600)
    kept.withLock { $0[job.id] = record }
  }

  private struct EarlierRecord: Decodable {
    struct Output: Decodable {
      let place: String
      let path: String
      let digest: Digest
    }

    let outputs: [Output]
  }
}

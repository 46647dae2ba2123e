import Files
import Foundation

/// Publishes the proofs of a delivery: the manifest, then the checksums, which cover the manifest too. A folder with both is finished: they
/// come when everything has been checked, or say that nothing was.
public enum ManifestWriter {
  /// Returns the paths written. Throws `Failure` where a file cannot be written.
  public static func write(_ manifest: Manifest, to folder: URL) throws -> (manifest: String, checksums: String) {
    let manifestPath = folder.appendingPathComponent(Manifest.fileName).path
    let data = try CanonicalJSON.data(manifest)
    try WholeFile.write(data, to: manifestPath)
    var digests = Dictionary(manifest.files.map { ($0.file, $0.sha256) }) { first, _ in first }
    digests[Manifest.fileName] = Digest.of(data)
    let checksumsPath = folder.appendingPathComponent(Checksums.fileName).path
    try WholeFile.write(Data(Checksums(digests).text.utf8), to: checksumsPath)
    return (manifestPath, checksumsPath)
  }
}

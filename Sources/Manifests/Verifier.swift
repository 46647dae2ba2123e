import Files
import Foundation
import Support

/// Checks a delivered folder against its manifest. It reads only the disk, and believes nobody.
public struct Verifier {
  private let folder: URL
  private let inspect: Inspection
  private let languageCode: (String) -> String
  private let isKnown: (Delivery) -> Bool

  /// Decodes renditions to their ends, and tells of each, by its file, what it holds, or why that is impossible; it calls `finished` for each.
  public typealias Inspection = (_ renditions: [Delivery], _ finished: () -> Void) -> [String: Result<
    RenditionFacts, any Error
  >]

  /// `inspect` gets all those that have their digests, to decode them; `languageCode` is how a file names the language of captions inside it, by
  /// its BCP 47 tag. Of what `isKnown` to be right when it has its digest, only that is looked at.
  public init(
    folder: URL, languageCode: @escaping (String) -> String, isKnown: @escaping (Delivery) -> Bool = { _ in false },
    inspect: @escaping Inspection
  ) {
    self.folder = folder
    self.languageCode = languageCode
    self.isKnown = isKnown
    self.inspect = inspect
  }

  /// Everything that is not as it should be; empty for a good delivery. `progress` is told the files checked and their number.
  public func findings(progress: (Int, Int) -> Void = { _, _ in }) -> [VerifyFinding] {
    switch Self.manifest(in: folder) {
    case .success(let manifest):
      checksums(manifest) + findings(of: manifest, proofs: [Manifest.fileName, Checksums.fileName], progress: progress)
    case .failure(let missing): [missing.finding]
    }
  }

  /// The same of a delivery whose proofs have not been published yet.
  public func findings(beforePublishing manifest: Manifest, progress: (Int, Int) -> Void) -> [VerifyFinding] {
    findings(of: manifest, proofs: [], progress: progress)
  }

  private func findings(
    of manifest: Manifest, proofs: Set<String>, progress: (Int, Int) -> Void
  ) -> [VerifyFinding] {
    completeness(manifest) + strays(manifest, proofs) + files(manifest, progress)
  }

  /// Why there is no manifest to hold a folder against.
  public struct Missing: Error {
    public let finding: VerifyFinding
  }

  /// The manifest of a delivered folder.
  public static func manifest(in folder: URL) -> Result<Manifest, Missing> {
    func missing(_ check: VerifyFinding.Check, _ message: String) -> Result<Manifest, Missing> {
      .failure(Missing(finding: VerifyFinding(check, Manifest.fileName, message)))
    }
    let path = folder.appendingPathComponent(Manifest.fileName).path
    guard FileManager.default.fileExists(atPath: path) else {
      return missing(
        .manifestMissing,
        "there is no manifest: the run did not finish, or what it made was not found right, or this is not an output folder of Backlit"
      )
    }
    do {
      let version = try CanonicalJSON.read(Version.self, from: path).version
      guard version == Manifest.currentVersion else {
        return missing(
          .manifestUnreadable,
          "the manifest has version \(version), and this Backlit knows \(Manifest.currentVersion): use the Backlit that made it"
        )
      }
      return .success(try CanonicalJSON.read(Manifest.self, from: path))
    } catch {
      return missing(.manifestUnreadable, "the manifest cannot be read: \(error.reason)")
    }
  }

  private struct Version: Decodable { let version: Int }

  private func completeness(_ manifest: Manifest) -> [VerifyFinding] {
    func count(_ number: Int) -> String { number == 1 ? "1 source" : "\(number) sources" }
    var findings: [VerifyFinding] = []
    if manifest.failedSources > 0 {
      findings.append(
        VerifyFinding(
          .runIncomplete, nil,
          "the run was not complete: \(count(manifest.failedSources)) failed, and no rendition of it is in this folder. Put it right and run again"
        ))
    }
    if manifest.waitingSources > 0 {
      findings.append(
        VerifyFinding(
          .runWaiting, nil,
          "the run was not complete: \(count(manifest.waitingSources)) wait for a person's review, and no rendition of it is in this folder"
        ))
    }
    return findings
  }

  private func checksums(_ manifest: Manifest) -> [VerifyFinding] {
    let path = folder.appendingPathComponent(Checksums.fileName).path
    guard FileManager.default.fileExists(atPath: path) else {
      return [
        VerifyFinding(
          .checksumsMissing, Checksums.fileName,
          "the checksums are missing: the run did not finish, or they were removed")
      ]
    }
    guard let data = try? SourceFile(path: path).contents(limit: 1 << 28),
      let sums = Checksums(text: String(decoding: data, as: UTF8.self))
    else {
      return [
        VerifyFinding(.checksumsDiffer, Checksums.fileName, "the checksums are not in the form that sha256sum writes")
      ]
    }
    var expected = Dictionary(manifest.files.map { ($0.file, $0.sha256) }) { first, _ in first }
    expected[Manifest.fileName] = try? Digest.of(fileAt: folder.appendingPathComponent(Manifest.fileName).path)
    let names = Set(expected.keys).union(sums.digests.keys)
    return names.sorted().filter { expected[$0] != sums.digests[$0] }.map { name in
      VerifyFinding(
        .checksumsDiffer, name,
        name == Manifest.fileName
          ? "the manifest was altered after the run: the checksums name another digest"
          : "the manifest and the checksums do not agree about it: one of them was altered")
    }
  }

  /// Files that nobody lists. Hidden and temporary ones count, empty folders do not; links are not followed.
  private func strays(_ manifest: Manifest, _ proofs: Set<String>) -> [VerifyFinding] {
    let listed = Set(manifest.files.map(\.file)).union(proofs)
    var findings: [VerifyFinding] = []
    let names = FileManager.default.enumerator(atPath: folder.path)
    while let name = names?.nextObject() as? String {
      guard names?.fileAttributes?[.type] as? FileAttributeType != .typeDirectory, !listed.contains(name) else {
        continue
      }
      if SystemFiles.isLeftBySystem(name) {
        findings.append(
          VerifyFinding(
            .systemFile, name,
            "a file that a system leaves behind in folders: take it away before you publish the folder"))
        continue
      }
      let kind =
        name.hasSuffix(WholeFile.partialSuffix)
        ? "a file that was never finished" : "a file that the manifest does not list"
      findings.append(VerifyFinding(.strayFile, name, "\(kind): take it away before you publish the folder"))
    }
    return findings.sorted { ($0.file ?? "") < ($1.file ?? "") }
  }

  private func files(_ manifest: Manifest, _ progress: (Int, Int) -> Void) -> [VerifyFinding] {
    let renditions = Dictionary(manifest.renditions.map { ($0.file, $0) }) { first, _ in first }
    let files = manifest.files
    let bytes = findings(inBytesOf: files)
    // Of a file that is not the one that was delivered, what it decodes to says nothing.
    let inspected = zip(files, bytes).compactMap { entry, found in
      found.isEmpty ? renditions[entry.file].flatMap { isKnown($0) ? nil : $0 } : nil
    }
    var finished = files.count - inspected.count
    progress(finished, files.count)
    let facts = inspect(inspected) {
      finished += 1
      progress(finished, files.count)
    }
    return zip(files, bytes).flatMap { entry, found in
      guard let rendition = renditions[entry.file], let facts = facts[entry.file] else { return found }
      return found + RenditionCheck(rendition, languageCode: languageCode).findings(facts)
    }
  }

  /// Of each file; the digests are taken on all cores.
  private func findings(inBytesOf files: [DeliveredFile]) -> [[VerifyFinding]] {
    let found = Locked<[Int: [VerifyFinding]]>([:])
    let folder = folder
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let entry = files[index]
      let findings = Self.findings(inBytesOf: entry.file, below: folder, size: entry.bytes, digest: entry.sha256)
      found.withLock { $0[index] = findings }
    }
    return files.indices.map { index in found.withLock { $0[index] } ?? [] }
  }

  private static func findings(
    inBytesOf file: String, below folder: URL, size: Int64, digest: Digest
  ) -> [VerifyFinding] {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0 != ".." && $0 != "." }) else {
      return [
        VerifyFinding(.pathRefused, file, "the manifest names a file outside the folder: it was not made by Backlit")
      ]
    }
    let path = folder.appendingPathComponent(file).path
    guard isReached(parts, from: folder) else {
      return [VerifyFinding(.fileMissing, file, "it is missing, or a link stands in its place")]
    }
    do {
      let source = try SourceFile(path: path)
      guard source.size == size else {
        return [VerifyFinding(.sizeDiffers, file, "it has \(source.size) bytes, and the manifest says \(size)")]
      }
      guard try Digest.of(source) == digest else {
        return [
          VerifyFinding(
            .digestDiffers, file, "its content is not what was delivered: the SHA-256 differs from the manifest's")
        ]
      }
      return []
    } catch {
      return [VerifyFinding(.fileMissing, file, "it cannot be read: \(error.reason)")]
    }
  }

  /// Whether every folder on the way is a folder, and no link.
  private static func isReached(_ parts: [Substring], from folder: URL) -> Bool {
    var path = folder
    for (index, part) in parts.enumerated() {
      path.appendPathComponent(String(part))
      let type = try? FileManager.default.attributesOfItem(atPath: path.path)[.type] as? FileAttributeType
      guard type == (index == parts.count - 1 ? .typeRegular : .typeDirectory) else { return false }
    }
    return true
  }
}

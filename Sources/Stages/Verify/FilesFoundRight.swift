import Files
import Foundation
import Manifests
import Pipeline

/// Delivered files at which a run has looked and that it found right, so that the next one looks only at what is new. Private.
///
/// A file is known by everything that the look depended on: its bytes and those of what belongs to it, what the manifest says of it, the facts
/// that it was held against, the code, the components and the options. Its name is no part of that. What anything was said of is not
/// kept: it is looked at, and told, again.
final class FilesFoundRight {
  private struct Look: Encodable {
    let basis: Basis
    /// Under the name that it has whatever the title.
    let delivery: Delivery
    /// What was planned for it.
    let facts: [Digest]
  }

  private struct Basis: Encodable {
    let code: String?
    let components: [String: String]
    let options: VerifyStage.Options
  }

  private static let fileName = "found-right.json"

  private let path: String
  private let basis: Basis
  private let publicNames: [String: String]
  private let facts: (Delivery) -> [Digest]
  private let known: Set<Digest>

  /// `facts` are the digests of what a delivery is held against. A memory that cannot be read is an empty one.
  init(of options: VerifyStage.Options, in workspace: Workspace, facts: @escaping (Delivery) -> [Digest]) {
    path = workspace.factsFolder.appendingPathComponent(Self.fileName).path
    let used = Set(VerifyStage.components)
    basis = Basis(
      code: workspace.tool.code[VerifyStage.name],
      components: workspace.tool.components.filter { used.contains($0.key) }, options: options)
    publicNames = workspace.publicNames
    self.facts = facts
    known = (try? CanonicalJSON.read(Set<Digest>.self, from: path)) ?? []
  }

  func contains(_ delivery: Delivery) -> Bool { look(at: delivery).map(known.contains) ?? false }

  /// Keeps these, and forgets all others. Without it, everything is looked at again: no reason to fail a run.
  func keep(_ deliveries: [Delivery]) {
    let looks = Set(deliveries.compactMap(look)).sorted { $0.hex < $1.hex }
    try? CanonicalJSON.write(looks, to: path, permissions: 0o600)
  }

  private func look(at delivery: Delivery) -> Digest? {
    let name = publicNames.values.first { PublicName.isIn(delivery.file, $0) }
    let look = Look(
      basis: basis, delivery: delivery.renamed { PublicName.template(of: $0, named: name) }, facts: facts(delivery))
    return try? Digest.of(CanonicalJSON.compact(look))
  }
}

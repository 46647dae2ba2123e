import Files
import Pipeline

/// Exports of Telegram Desktop: the media that their messages name are the sources, each with where it came from.
///
/// A set may name the export itself (`telegram/*/result.json`) or everything in its folder (`telegram/**`). Stickers, documents,
/// thumbnails and the export's own pages are no sources; files that no message names are left to other collections.
struct TelegramCollection: FootageCollection {
  func sources(of set: SourceSet, among names: [String], in folder: String) -> CollectedSources {
    var collected = CollectedSources()
    for name in names where isExport(name, in: folder) {
      collected.taken.insert(name)
      let place = RelativePath.parent(of: name)
      let below = names.filter { place.isEmpty || $0.hasPrefix(place + "/") }
      do {
        let export = try TelegramExport(path: RelativePath.joined(folder, name))
        collect(export, name, for: set, in: folder, &collected)
        let named = Set(export.files.map { RelativePath.joined(place, $0) })
        collected.taken.formUnion(below.filter { named.contains($0) || isPage($0, of: place) })
      } catch {
        // What lies below it is its own, and nothing tells which of it are sources.
        collected.taken.formUnion(below)
        collected.findings.append(
          Finding(.failure, check: "export-unreadable", file: name, "nothing of the export is used: \(error.reason)"))
      }
    }
    return collected
  }

  /// Films, pictures and sounds are not opened.
  private func isExport(_ name: String, in folder: String) -> Bool {
    Source.Kind(ofFileNamed: name) == nil
      && JSONContent(ofFileAt: RelativePath.joined(folder, name)) == .telegramExport
  }

  private func collect(
    _ export: TelegramExport, _ name: String, for set: SourceSet, in folder: String, _ collected: inout CollectedSources
  ) {
    let place = RelativePath.parent(of: name)
    let base = RelativePath.joined(folder, place)
    var gaps = ExportGaps(export: name)
    for medium in export.media {
      switch ExportPath(medium.path, below: base) {
      case .file:
        collected.sources.append(
          FoundSource(
            set: set.name, path: RelativePath.joined(base, medium.path), name: RelativePath.joined(place, medium.path),
            kind: medium.kind, origin: medium.origin))
      case .missing(let reason): gaps.addMissing(medium, reason)
      case .refused(let reason): gaps.addRefused(medium, reason)
      }
    }
    collected.findings += gaps.findings
  }

  /// What Telegram Desktop puts beside an export that is also to be read in a browser, and the small pictures of its films.
  private func isPage(_ name: String, of place: String) -> Bool {
    let inside = place.isEmpty ? name : String(name.dropFirst(place.count + 1))
    return ["css/", "js/", "images/"].contains(where: inside.hasPrefix) || inside.hasSuffix("_thumb.jpg")
      || FileName.ending(of: inside) == "html"
  }
}

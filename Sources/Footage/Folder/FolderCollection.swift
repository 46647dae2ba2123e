import Files
import Pipeline

/// Files that a person put into a folder: each that a set matches is a source, unless it is a transcript.
struct FolderCollection: FootageCollection {
  let endings: TranscriptEndings

  func sources(of set: SourceSet, among names: [String], in folder: String) -> CollectedSources {
    var collected = CollectedSources()
    for name in names {
      let path = RelativePath.joined(folder, name)
      if FileName.ending(of: name) == "json" {
        if JSONContent(ofFileAt: path) != .transcript { collected.findings.append(unknown(name, set)) }
      } else if !endings.includes(name) {
        let kind = Source.Kind(ofFileNamed: name) ?? .video
        collected.sources.append(FoundSource(set: set.name, path: path, name: name, kind: kind))
      }
      collected.taken.insert(name)
    }
    return collected
  }

  /// Whoever asks for JSON in so many words wants what it stands for; a pattern for everything meets some by the way.
  private func unknown(_ name: String, _ set: SourceSet) -> Finding {
    let isAskedFor = set.pattern.lowercased().hasSuffix(".json")
    return Finding(
      isAskedFor ? .failure : .warning, check: isAskedFor ? "export-unreadable" : "json-unknown", file: name,
      "the source set '\(set.name)' names it, and it is neither an export with 'messages' or 'chats' nor a transcript: it is not used. "
        + "Export the chat again in the machine-readable format, or change the pattern '\(set.pattern)'")
  }
}

import Pipeline

/// A way in which footage lies in a folder: file by file, or as an export of a messenger.
///
/// A collection knows its files by what they hold, never by what the folder is called. It opens nothing but what might be its own.
protocol FootageCollection: Sendable {
  /// `names` are the files that a set's pattern matches and that no collection before this one took, relative to `folder`, which is
  /// absolute.
  func sources(of set: SourceSet, among names: [String], in folder: String) -> CollectedSources
}

/// What a collection makes of the files of a set.
struct CollectedSources {
  /// A file may be named more than once; the first time counts.
  var sources: [FoundSource] = []
  var findings: [Finding] = []
  /// Files that belong to the collection, sources or not: no other is asked about them.
  var taken: Set<String> = []
}

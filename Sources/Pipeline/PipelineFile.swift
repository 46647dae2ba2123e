/// A pipeline file that has been read, validated as a whole, and bound to the stages it names.
public struct PipelineFile: Sendable {
  public let title: String
  /// What published names begin with: as the file says with `slug:`, else the title as a file name can carry it; `untitled` where
  /// nothing is left of that.
  public let slug: String
  public let sourceSets: [SourceSet]
  public let stages: [StageEntry]
  /// What its author should know, such as words that have a new spelling. None of them keeps it from running.
  public let notes: [Finding]

  public init(
    title: String, slug: String? = nil, sourceSets: [SourceSet], stages: [StageEntry], notes: [Finding] = []
  ) {
    self.title = title
    self.slug = slug ?? Slug.of(title)
    self.sourceSets = sourceSets
    self.stages = stages
    self.notes = notes
  }

  /// The stages that apply to a source.
  public func entries(for source: Source) -> [StageEntry] {
    stages.filter { type(of: $0.stage).scope == .source && $0.of?.contains(source.set) ?? true }
  }
}

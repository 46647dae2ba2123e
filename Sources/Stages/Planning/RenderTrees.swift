import Files
import Media
import Pipeline
import Renditions

/// What rendering a source would come to, without doing it.
public enum RenderTrees {
  /// The tree of each render stage that applies to the source, as lines for people; none where none does.
  public static func lines(of source: Source, _ pipeline: PipelineFile) throws -> [String] {
    let stages = pipeline.entries(for: source).map(\.stage)
    let tier = stages.compactMap { $0 as? IngestStage }.first?.tier ?? .scraped
    let languages = stages.compactMap { $0 as? SubtitleStage }.flatMap { $0.burned(for: source) }
    let info = try MediaReader(SourceFile(path: source.path), tier: tier, pictures: false, sound: .nothing).info
    return try stages.compactMap { $0 as? RenderStage }.flatMap { stage in
      RenderTreeText.lines(
        of: info, hasSound: try !stage.sound.streams(of: info, path: source.path).isEmpty, for: stage.platforms,
        languages: languages.map { $0.joined(separator: "+") })
    }
  }
}

import Files
import Media
import Pipeline
import Renditions

/// What rendering a source would come to, without doing it.
public enum RenderTrees {
  /// The tree of each render stage that applies to the source set, as lines for people; none where none does.
  public static func lines(ofSourceAt path: String, in set: String, _ pipeline: PipelineFile) throws -> [String] {
    let stages = pipeline.stages.filter { $0.of?.contains(set) ?? true }.map(\.stage)
    let tier = stages.compactMap { $0 as? IngestStage }.first?.tier ?? .scraped
    let languages = stages.compactMap { $0 as? SubtitleStage }.flatMap(\.burnedLanguages)
    let info = try MediaReader(SourceFile(path: path), tier: tier, pictures: false, sound: .nothing).info
    return try stages.compactMap { $0 as? RenderStage }.flatMap { stage in
      RenderTreeText.lines(
        of: info, hasSound: try !stage.sound.streams(of: info, path: path).isEmpty, for: stage.platforms,
        languages: languages)
    }
  }
}

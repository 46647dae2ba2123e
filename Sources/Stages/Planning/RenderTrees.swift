import Media
import Pipeline
import Renditions

/// What rendering a source would come to, without doing it.
public enum RenderTrees {
  /// The tree of each render stage that applies to the source, as lines for people; none where none does. `info` is what its file says of itself.
  public static func lines(of source: Source, _ info: MediaInfo, _ pipeline: PipelineFile) throws -> [String] {
    let stages = pipeline.entries(for: source).map(\.stage)
    let languages = stages.compactMap { $0 as? SubtitleStage }.flatMap { $0.burned(for: source) }
    return try stages.compactMap { $0 as? RenderStage }.flatMap { stage in
      RenderTreeText.lines(
        of: info, hasSound: try !stage.sound.streams(of: info, path: source.path).isEmpty, for: stage.platforms,
        languages: languages.map { $0.joined(separator: "+") })
    }
  }
}

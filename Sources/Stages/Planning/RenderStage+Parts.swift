import Pipeline
import Renditions

extension RenderStage {
  /// A part for each rendition: a platform, and what is burned in there. Its settings are everything that decides its bytes besides the
  /// facts that it reads.
  public func parts(for source: Source?, in pipeline: PipelineFile) -> [StagePart]? {
    guard let source else { return nil }
    let subtitles = pipeline.entries(for: source).compactMap { $0.stage as? SubtitleStage }.first
    let burned = subtitles?.burned(for: source) ?? [], tracks = subtitles?.tracks(for: source) ?? []
    return platforms.flatMap { platform -> [StagePart] in
      // Nothing can be burned into sound.
      let wanted = burned.isEmpty || platform.picture == nil ? [[]] : burned
      let inside = platform.takesCaptionTracks ? tracks : []
      return wanted.map { languages in
        let name = platform.name + (languages.isEmpty ? "" : ".\(languages.joined(separator: "+"))")
        let settings = Settings(platform: platform, sound: sound, burned: languages, inside: inside)
        return StagePart(name, encoding: settings, languages: Set(languages + inside))
      }
    }
  }
}

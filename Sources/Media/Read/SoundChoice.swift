/// Which of a source's sound tracks is heard.
public enum SoundChoice: Sendable, Hashable, Codable {
  case nothing
  /// The first, as players choose; nothing where there is none.
  case first
  /// The track with this number, counted from 1 among the sound tracks.
  case track(Int)
  /// The first track that names this language, as ISO 639-2 or BCP 47: `ara`, `en`.
  case language(String)
  /// All of them, mixed together: where each microphone was recorded on a track of its own.
  case all

  /// The streams that are heard. Throws `MediaError` where the source has no such track.
  public func streams(of info: MediaInfo, path: String) throws -> [StreamInfo] {
    let tracks = info.streams.filter { $0.kind == .sound }
    switch self {
    case .nothing: return []
    case .first: return Array(tracks.prefix(1))
    case .all: return tracks
    case .track(let number):
      guard tracks.indices.contains(number - 1) else { throw Self.missing("number \(number)", tracks, path) }
      return [tracks[number - 1]]
    case .language(let language):
      guard let track = tracks.first(where: { Self.isSame($0.language, language) }) else {
        throw Self.missing("in the language '\(language)'", tracks, path)
      }
      return [track]
    }
  }

  /// `ara` and `ar` begin alike; so do most pairs of the two standards, and a wrong match would be between kin such as `da` and `dan`.
  private static func isSame(_ tag: String?, _ wanted: String) -> Bool {
    guard let tag = tag?.lowercased(), tag != "und" else { return false }
    let wanted = wanted.lowercased()
    return tag == wanted || (min(tag.count, wanted.count) == 2 && tag.prefix(2) == wanted.prefix(2))
  }

  private static func missing(_ what: String, _ tracks: [StreamInfo], _ path: String) -> MediaError {
    let list = tracks.enumerated().map { "\($0 + 1)\($1.language.map { " (\($0))" } ?? "")" }.joined(separator: ", ")
    return MediaError(
      "choosing the sound track", path: path, reason: "there is no sound track \(what)",
      advice: tracks.isEmpty ? "The source has no sound at all" : "It has these: \(list)")
  }
}

import Pipeline

/// One message of a Telegram Desktop export, as far as Backlit reads it. Whatever has another shape than expected is nil.
struct TelegramMessage: Decodable, Equatable {
  let id: Int64?
  /// `message`, `service` or `unsupported`.
  let type: String?
  /// In the local time of whoever made the export, without an offset: `2024-03-01T10:15:00`.
  let date: String?
  /// Seconds since 1970, as text; absent from old exports.
  let unixDate: String?
  /// The text without its formatting.
  let text: String
  let photo: String?
  let file: String?
  let mediaType: String?
  let mimeType: String?

  private enum Key: String, CodingKey {
    case id, type, date, text, photo, file
    case unixDate = "date_unixtime"
    case mediaType = "media_type"
    case mimeType = "mime_type"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    id = container.lenient(Int64.self, .id)
    type = container.lenient(String.self, .type)
    date = container.lenient(String.self, .date)
    unixDate = container.lenient(String.self, .unixDate)
    text = container.lenient(TelegramText.self, .text)?.plain ?? ""
    photo = container.lenient(String.self, .photo)
    file = container.lenient(String.self, .file)
    mediaType = container.lenient(String.self, .mediaType)
    mimeType = container.lenient(String.self, .mimeType)
  }

  /// The media of a message that a person sent; a group's new picture and the like are no sources.
  func media(chat: Int64?) -> [TelegramMedium] {
    guard type == nil || type == "message" else { return [] }
    var media: [TelegramMedium] = []
    if let photo { media.append(medium(photo, .photo, "photo", chat)) }
    if let file, let kind = fileKind { media.append(medium(file, kind, mediaType ?? "document", chat)) }
    return media
  }

  private var fileKind: Source.Kind? {
    switch mediaType {
    case "video_file", "video_message", "animation": .video
    case "voice_message", "audio_file": .sound
    case nil where mimeType?.lowercased().hasPrefix("video/") == true: .video
    default: nil
    }
  }

  private func medium(_ path: String, _ kind: Source.Kind, _ mediaType: String, _ chat: Int64?) -> TelegramMedium {
    var origin = ["collection": "telegram", "media_type": mediaType]
    origin["chat_id"] = chat.map(String.init)
    origin["message_id"] = id.map(String.init)
    origin["date"] = date
    origin["date_unixtime"] = unixDate
    return TelegramMedium(path: path, kind: kind, origin: origin)
  }
}

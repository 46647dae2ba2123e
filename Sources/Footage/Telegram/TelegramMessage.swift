import Pipeline

/// One message of a Telegram Desktop export, as far as Backlit reads it. Whatever has another shape than expected is nil, and so is all
/// that is said of a message without media.
struct TelegramMessage: Decodable, Equatable {
  let id: Int64?
  /// `message`, `service` or `unsupported`.
  let type: String?
  /// In the local time of whoever made the export, without an offset: `2024-03-01T10:15:00`.
  let date: String?
  /// Seconds since 1970, as text; absent from old exports.
  let unixDate: String?
  let photo: String?
  let file: String?
  let thumbnail: String?
  let mediaType: String?
  let mimeType: String?

  private enum Key: String, CodingKey {
    case id, type, date, photo, file, thumbnail
    case unixDate = "date_unixtime"
    case mediaType = "media_type"
    case mimeType = "mime_type"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    photo = container.lenient(String.self, .photo)
    file = container.lenient(String.self, .file)
    thumbnail = container.lenient(String.self, .thumbnail)
    // Most messages are words alone, and there may be a million of them.
    let hasMedia = photo != nil || file != nil
    id = hasMedia ? container.lenient(Int64.self, .id) : nil
    type = hasMedia ? container.lenient(String.self, .type) : nil
    date = hasMedia ? container.lenient(String.self, .date) : nil
    unixDate = hasMedia ? container.lenient(String.self, .unixDate) : nil
    mediaType = hasMedia ? container.lenient(String.self, .mediaType) : nil
    mimeType = hasMedia ? container.lenient(String.self, .mimeType) : nil
  }

  /// Every file that it names, whether it is a source or not.
  var files: [String] { [photo, file, thumbnail].compactMap { $0 } }

  /// The media of a message that a person sent; a group's new picture and the like are no sources.
  func media(chat: Int64?) -> [TelegramMedium] {
    guard type == nil || type == "message" else { return [] }
    var media: [TelegramMedium] = []
    if let photo { media.append(medium(photo, .photo, "photo", chat)) }
    if let file, let kind = fileKind { media.append(medium(file, kind, mediaType ?? "document", chat)) }
    return media
  }

  /// What is sent "as a file" has no media type: then its MIME type says what it is, and where that says nothing, as for some
  /// cameras' files, the ending of its name.
  private var fileKind: Source.Kind? {
    switch mediaType {
    case "video_file", "video_message", "animation": .video
    case "voice_message", "audio_file": .sound
    case "sticker": nil
    default: mimeType.flatMap(Source.Kind.init(mimeType:)) ?? file.flatMap(Source.Kind.init(ofFileNamed:))
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

/// One media file that a message names.
struct TelegramMedium: Equatable {
  /// As the export has it: relative to the export's folder, or a sentence, or an attempt to leave that folder.
  let path: String
  let kind: Source.Kind
  let origin: [String: String]
}

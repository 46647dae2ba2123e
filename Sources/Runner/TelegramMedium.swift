import Pipeline

/// One media file that a message names.
struct TelegramMedium: Equatable {
  /// As the export has it: relative to the export's folder, or a sentence, or an attempt to leave that folder.
  let path: String
  let kind: Source.Kind
  let origin: [String: String]
}

/// A message's text: a string, or an array of strings and formatted pieces.
struct TelegramText: Decodable, Equatable {
  let plain: String

  init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      plain = text
      return
    }
    plain = try decoder.singleValueContainer().decode([Lenient<Piece>].self).compactMap(\.value?.text).joined()
  }

  private struct Piece: Decodable {
    let text: String

    private enum Key: CodingKey { case text }

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        self.text = text
      } else {
        text = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .text)
      }
    }
  }
}

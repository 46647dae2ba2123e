import Files
import Foundation

/// An export of Telegram Desktop, of one chat or of a whole account, read with patience.
struct TelegramExport {
  /// In the order of the messages, chat after chat.
  let media: [TelegramMedium]
  /// Every file that a message names: media, stickers, documents, thumbnails. As the export has it.
  let files: Set<String>

  /// In bytes. A larger export is not read: it would not fit in memory.
  static let sizeLimit: Int64 = 1 << 30

  /// Throws `Failure` when the file cannot be read, is too large, is not JSON, or holds no chat.
  init(path: String) throws {
    let root = try Self.decode(try SourceFile(path: path).contents(limit: Self.sizeLimit), path)
    guard let chats = root.chats else {
      throw Failure(
        doing: "reading the Telegram export", path: path, reason: "it holds neither 'messages' nor 'chats'",
        advice: "Give the result.json that Telegram Desktop writes in the machine-readable format")
    }
    media = chats.flatMap { chat in chat.messages.flatMap { $0.media(chat: chat.id) } }
    files = chats.reduce(into: []) { files, chat in for message in chat.messages { files.formUnion(message.files) } }
  }

  /// Repaired first, always: a decoder that meets an escape it does not know fails on that one text, which would then be missing.
  private static func decode(_ data: Data, _ path: String) throws -> Root {
    do {
      return try JSONDecoder().decode(Root.self, from: TolerantJSON.repaired(data))
    } catch {
      throw Failure(
        doing: "reading the Telegram export", path: path, reason: "it is not JSON (\(error.shortReason.printable))",
        advice: "Export the chat again, and choose the machine-readable format")
    }
  }
}

/// Either a chat, or an account with its chats and the chats that were left.
private struct Root: Decodable {
  /// Nil where the file is neither.
  let chats: [Chat]?

  private enum Key: String, CodingKey {
    case messages, chats
    case leftChats = "left_chats"
  }

  private struct ChatList: Decodable {
    let list: [Lenient<Chat>]
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if container.contains(.messages) {
      chats = [try Chat(from: decoder)]
      return
    }
    let lists = [Key.chats, .leftChats].compactMap { container.lenient(ChatList.self, $0) }
    chats = lists.isEmpty ? nil : lists.flatMap { $0.list.compactMap(\.value) }
  }
}

private struct Chat: Decodable {
  let id: Int64?
  let messages: [TelegramMessage]

  private enum Key: CodingKey { case id, messages }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    id = container.lenient(Int64.self, .id)
    messages = try container.decode([Lenient<TelegramMessage>].self, forKey: .messages).compactMap(\.value)
  }
}

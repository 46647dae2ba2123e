import Files
import Foundation

/// What a JSON file stands for, told by the names of its outermost keys.
enum JSONContent: Equatable {
  /// Of Telegram Desktop: one chat, or an account.
  case telegramExport
  case transcript
  /// JSON of another kind, or no JSON.
  case other

  /// Where nothing was recognised so far, no more of the file is looked at. A transcript by openai-whisper begins with all of
  /// its text, hours of it, before the key that tells what it is.
  private static let limit: Int64 = 16 << 20

  /// The first kilobytes nearly always tell. A file that cannot be read is `other`: whoever reads it then says why.
  init(ofFileAt path: String) {
    self = .other
    guard let file = try? SourceFile(path: path) else { return }
    var outline = JSONOutline()
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { block.deallocate() }
    var offset: Int64 = 0
    while offset < Self.limit, self == .other, !outline.isEnded, let count = try? file.read(into: block, at: offset),
      count > 0
    {
      outline.read(UnsafeRawBufferPointer(rebasing: block[..<count]))
      self = Self.meaning(of: outline)
      offset += Int64(count)
    }
  }

  init(of data: Data) {
    var outline = JSONOutline()
    data.withUnsafeBytes { outline.read($0) }
    self = Self.meaning(of: outline)
  }

  private static func meaning(of outline: JSONOutline) -> JSONContent {
    if outline.isList { return outline.keys.isDisjoint(with: ["start", "text"]) ? .other : .transcript }
    // As Telegram Desktop's export_output_json.cpp names them.
    if !outline.keys.isDisjoint(with: ["messages", "chats", "left_chats", "personal_information"]) {
      return .telegramExport
    }
    // openai-whisper, faster-whisper and WhisperX; whisper.cpp; oTranscribe.
    let ofTranscripts: Set = ["segments", "word_segments", "transcription", "media-time"]
    return outline.keys.isDisjoint(with: ofTranscripts) ? .other : .transcript
  }
}

/// Reads the names of the outermost keys of JSON, or those of the objects in an outermost list, piece by piece and however deep the
/// rest is nested. It judges nothing: what is no JSON has no keys.
struct JSONOutline {
  private(set) var keys: Set<String> = []
  private(set) var isList = false
  /// Nothing that follows could be a key.
  private(set) var isEnded = false

  /// Longer names are none that anybody looks for, in bytes.
  private static let keyLimit = 64
  private static let keyCountLimit = 1000

  private var depth = 0
  private var isInString = false
  private var isAfterBackslash = false
  private var word: [UInt8] = []
  /// A string at the right depth, which is a key where a colon follows.
  private var pendingKey: [UInt8]?

  mutating func read(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes {
      if isEnded { return }
      if isInString { readInString(byte) } else { readOutside(byte) }
    }
  }

  private mutating func readInString(_ byte: UInt8) {
    if isAfterBackslash {
      isAfterBackslash = false
    } else if byte == UInt8(ascii: "\\") {
      isAfterBackslash = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
      pendingKey = depth == keyDepth && word.count <= Self.keyLimit ? word : nil
      return
    }
    if word.count <= Self.keyLimit { word.append(byte) }
  }

  private var keyDepth: Int { isList ? 2 : 1 }

  private mutating func readOutside(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""):
      isInString = true
      word.removeAll(keepingCapacity: true)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if depth == 0 { isList = byte == UInt8(ascii: "[") }
      depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      isEnded = depth <= 0
    case UInt8(ascii: ":"):
      if let pendingKey { keys.insert(String(decoding: pendingKey, as: UTF8.self)) }
      isEnded = keys.count > Self.keyCountLimit
      pendingKey = nil
    // White space, and the byte order mark.
    case 0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF: break
    default: if depth == 0 { isEnded = true }
    }
  }
}

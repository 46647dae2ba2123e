import Foundation

/// JSON as Backlit writes it everywhere: sorted keys, two spaces, one newline at the end, so that equal facts are equal bytes.
public enum CanonicalJSON {
  public static func data(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(value) + Data("\n".utf8)
  }

  /// Without white space, for digests.
  public static func compact(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }

  public static func write(_ value: some Encodable, to path: String, permissions: mode_t = 0o644) throws {
    try WholeFile.write(data(value), to: path, permissions: permissions)
  }

  /// Throws `Failure` with the path when the file is missing or is not what was expected.
  public static func read<Value: Decodable>(_ type: Value.Type, from path: String) throws -> Value {
    let data = try SourceFile(path: path).contents(limit: 1 << 30)
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch {
      throw Failure(
        doing: "reading the facts", path: path, reason: "it is not the JSON that Backlit writes (\(error.shortReason))")
    }
  }
}

extension Error {
  /// The part of a decoding error that a person can use: where, and what was expected.
  public var shortReason: String {
    guard let error = self as? DecodingError else { return "\(self)" }
    func place(_ context: DecodingError.Context) -> String {
      context.codingPath.map(\.stringValue).joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context): return "'\(key.stringValue)' is missing in '\(place(context))'"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "'\(place(context))': \(context.debugDescription)"
    case .dataCorrupted(let context): return "\(place(context)) \(context.debugDescription)"
    @unknown default: return "\(error)"
    }
  }
}

import Foundation

/// JSON as Backlit writes it everywhere: sorted keys, two spaces, one newline at the end, so that equal facts are equal
/// bytes.
public enum CanonicalJSON {
  /// Throws `Failure` where a number in it is none, such as an infinite one.
  public static func data(_ value: some Encodable) throws -> Data {
    try encode(value, [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]) + Data("\n".utf8)
  }

  /// Without white space, for digests. Throws `Failure` where a number in it is none.
  public static func compact(_ value: some Encodable) throws -> Data {
    try encode(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  private static func encode(_ value: some Encodable, _ format: JSONEncoder.OutputFormatting) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = format
    do {
      return try encoder.encode(value)
    } catch EncodingError.invalidValue(let value, let context) {
      let place = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw Failure(doing: "writing the facts", reason: "'\(place)' cannot be written as JSON: it is \(value)")
    }
  }

  public static func write(_ value: some Encodable, to path: String, permissions: mode_t = 0o644) throws {
    try WholeFile.write(data(value), to: path, permissions: permissions)
  }

  /// `digest`: of all bytes of the file, where it is known from when they were written. What is checked is what is
  /// read: the file is read once.
  ///
  /// Throws `Failure` with the path when the file is missing, has other bytes, or is not what was expected.
  public static func read<Value: Decodable>(
    _ type: Value.Type, from path: String, expecting digest: Digest? = nil
  ) throws -> Value {
    let data = try SourceFile(path: path).contents(limit: 1 << 30)
    if let digest, Digest.of(data) != digest {
      throw Failure(
        doing: "reading the facts", path: path, reason: "it was changed since it was written",
        advice: "Remove the file and run again: it will be made anew")
    }
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

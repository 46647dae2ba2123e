import Crypto
import Foundation

/// A SHA-256 digest, written as 64 lower-case hexadecimal digits.
public struct Digest: Sendable, Hashable, Codable, CustomStringConvertible {
  public let hex: String

  /// Fails unless `hex` is 64 lower-case hexadecimal digits.
  public init?(hex: String) {
    guard hex.utf8.count == 64, hex.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
      return nil
    }
    self.hex = hex
  }

  private init(_ digest: SHA256.Digest) { self.init(bytes: Array(digest)) }

  private init(bytes: [UInt8]) {
    hex = bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  public static func of(_ data: Data) -> Digest { Digest(SHA256.hash(data: data)) }
  public static func of(_ text: String) -> Digest { of(Data(text.utf8)) }

  /// HMAC-SHA-256 (RFC 2104): nobody can tell it without the secret.
  public static func keyed(_ text: String, with secret: Data) -> Digest {
    let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: secret))
    return Digest(bytes: Array(code))
  }

  /// As many bytes as it has hexadecimal digits for: 32.
  public var bytes: [UInt8] {
    let digits = Array(hex.utf8).map { $0 < 97 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// Reads the whole file once, in blocks. Throws `Failure` where it cannot be read.
  public static func of(fileAt path: String) throws -> Digest {
    try of(SourceFile(path: path))
  }

  public static func of(_ file: SourceFile) throws -> Digest {
    var hash = SHA256()
    try file.forEachBlock { hash.update(bufferPointer: $0) }
    return Digest(hash.finalize())
  }

  public var description: String { hex }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let digest = Digest(hex: text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a SHA-256 in hexadecimal"))
    }
    self = digest
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}

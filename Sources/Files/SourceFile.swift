import Foundation

/// A file opened for reading only, in a way that leaves no trace on it.
///
/// It is opened once, without following a final symbolic link and, where we own the file, without touching its access time;
/// nothing here can write, truncate, lock or rename.
public final class SourceFile: Sendable {
  public let path: String
  public let descriptor: Int32
  /// In bytes, when the file was opened.
  public let size: Int64
  /// Two equal stamps mean that nobody replaced or rewrote the file in between.
  public let stamp: FileStamp

  /// Throws `Failure` when the path is missing, is not a regular file, or may not be read.
  public init(path: String) throws {
    let descriptor = try Self.open(path)
    do {
      stamp = try FileStamp(descriptor: descriptor, path: path)
    } catch {
      close(descriptor)
      throw error
    }
    self.path = path
    self.descriptor = descriptor
    size = stamp.size
  }

  deinit { close(descriptor) }

  /// Calls `body` with successive blocks of the file from its start.
  public func forEachBlock(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { block.deallocate() }
    var offset: Int64 = 0
    while true {
      let count = try read(into: block, at: offset)
      if count == 0 { return }
      try body(UnsafeRawBufferPointer(rebasing: block[..<count]))
      offset += Int64(count)
    }
  }

  /// Reads at most `buffer.count` bytes at `offset`; 0 means the end of the file.
  public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      if errno == EINTR { continue }
      throw Failure(doing: "reading the file", path: path, reason: errorText(errno))
    }
  }

  /// The whole file, refused when it is larger than `limit` bytes.
  public func contents(limit: Int64) throws -> Data {
    guard size <= limit else {
      throw Failure(
        doing: "reading the file", path: path, reason: "it is \(size) bytes long and at most \(limit) are expected")
    }
    var data = Data()
    try forEachBlock { block in
      data.append(contentsOf: block)
      // It may grow while it is read.
      guard data.count <= limit else {
        throw Failure(doing: "reading the file", path: path, reason: "it is longer than \(limit) bytes, and grows")
      }
    }
    return data
  }

  /// Linux's O_NOATIME, which Glibc shows only to those who define _GNU_SOURCE; the same on x86-64 and ARM.
  private static let noAccessTime: Int32 = 0o1000000

  private static func open(_ path: String) throws -> Int32 {
    let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    // O_NOATIME is refused (EPERM) to those who do not own the file: then it is read without.
    for extra in [noAccessTime, 0] {
      let descriptor = Glibc.open(path, flags | extra)
      if descriptor >= 0 { return descriptor }
      if errno == EPERM && extra != 0 { continue }
      if errno == ELOOP {
        throw Failure(
          doing: "opening the file", path: path, reason: "it is a symbolic link, and links are not followed",
          advice: "Put the file itself there")
      }
      throw Failure(doing: "opening the file", path: path, reason: errorText(errno))
    }
    throw Failure(doing: "opening the file", path: path, reason: errorText(errno))
  }
}

/// The system's words for an `errno`.
public func errorText(_ code: Int32) -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
  return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self).lowercasedFirst
}

extension String {
  /// System messages begin with a capital letter; ours are clauses.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

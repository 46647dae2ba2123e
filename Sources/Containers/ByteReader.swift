import Foundation

/// A file could not be read at all, which says nothing about what is in it.
public struct ContainerReadError: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  /// A clause.
  public let reason: String
  public var description: String { "reading \(path): \(reason)" }
}

/// Reads a file of any size by offset, through one small window: what is skipped is not read.
final class ByteReader {
  let size: Int
  private let descriptor: Int32
  private let path: String
  private var window: [UInt8]
  private var start = 0
  private var count = 0

  /// In bytes: about a disk's block, for most of what is looked at is small and lies far apart.
  static let windowSize = 4096

  /// `descriptor` must stay open as long as this is used; `path` is for messages.
  init(descriptor: Int32, size: Int, path: String) {
    self.descriptor = descriptor
    self.size = size
    self.path = path
    window = [UInt8](repeating: 0, count: Self.windowSize)
  }

  /// The same file, for whoever reads at another place at the same time.
  func anotherWindow() -> ByteReader { ByteReader(descriptor: descriptor, size: size, path: path) }

  /// `count` bytes as an unsigned number, most significant first; at most 8.
  func number(at offset: Int, bytes count: Int) throws -> Int {
    let index = try place(of: offset, count)
    var value: UInt64 = 0
    for byte in window[index..<index + count] { value = value << 8 | UInt64(byte) }
    guard let number = Int(exactly: value) else {
      throw Irregularity(at: offset, "a number of \(value) is too large to be true")
    }
    return number
  }

  func byte(at offset: Int) throws -> UInt8 { window[try place(of: offset, 1)] }

  /// At most a window full of them.
  func bytes(_ range: Range<Int>) throws -> ArraySlice<UInt8> {
    let index = try place(of: range.lowerBound, range.count)
    return window[index..<index + range.count]
  }

  /// As many bytes as there are, up to `limit`: for excerpts.
  func beginning(of range: Range<Int>, limit: Int = 64) throws -> ArraySlice<UInt8> {
    try bytes(range.lowerBound..<range.lowerBound + max(0, min(limit, range.count, size - range.lowerBound)))
  }

  /// All of it, in blocks of at most 256 KiB, each with its offset, until `body` returns false.
  func forEachBlock(of range: Range<Int>, _ body: (ArraySlice<UInt8>, Int) throws -> Bool) throws {
    var offset = range.lowerBound
    var block = [UInt8](repeating: 0, count: max(1, min(range.count, 1 << 18)))
    while offset < range.upperBound {
      let count = try read(into: &block, at: offset)
      guard count > 0 else { throw Self.end(offset) }
      let wanted = min(count, range.upperBound - offset)
      guard try body(block[..<wanted], offset) else { return }
      offset += wanted
    }
  }

  /// The offset of the first byte that is not `value`; nil where all are.
  func first(in range: Range<Int>, not value: UInt8) throws -> Int? {
    var found: Int?
    try forEachBlock(of: range) { block, offset in
      found = block.firstIndex { $0 != value }.map { offset + $0 }
      return found == nil
    }
    return found
  }

  /// Where in the window the bytes from `offset` on are; reads them if they are not.
  private func place(of offset: Int, _ length: Int) throws -> Int {
    if offset >= start, length <= count, offset - start <= count - length { return offset - start }
    guard offset >= 0, length >= 0, length <= Self.windowSize, offset <= size, length <= size - offset else {
      throw Self.end(offset)
    }
    (start, count) = (offset, 0)
    count = try read(into: &window, at: offset)
    guard length <= count else { throw Self.end(offset) }
    return 0
  }

  private func read(into buffer: inout [UInt8], at offset: Int) throws -> Int {
    let (descriptor, path) = (descriptor, path)
    return try buffer.withUnsafeMutableBytes { buffer in
      var done = 0
      // A short read in the middle of a file is possible on some file systems.
      while done < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
        let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
        if count == 0 { break }
        if count > 0 {
          done += count
        } else if errno != EINTR {
          throw ContainerReadError(path: path, reason: String(cString: strerror(errno)))
        }
      }
      return done
    }
  }

  private static func end(_ offset: Int) -> Irregularity {
    Irregularity(at: offset, "the file ends before it is complete")
  }
}

internal import CFFmpeg
import Files
import Support

/// Lets FFmpeg read a file that we opened, through the descriptor and nothing else: it never sees a path.
final class ByteSource {
  let pointer: UnsafeMutablePointer<AVIOContext>
  private let cursor: Unmanaged<Cursor>
  private let census = Census()

  /// Where FFmpeg is in the file.
  private final class Cursor {
    let file: SourceFile
    var offset: Int64 = 0
    init(_ file: SourceFile) { self.file = file }
  }

  init(_ file: SourceFile) throws {
    let size = 64 << 10
    let buffer = try checkAllocated(av_malloc(size), "allocating a read buffer", path: file.path)
    let cursor = Unmanaged.passRetained(Cursor(file))
    do {
      pointer = try checkAllocated(
        avio_alloc_context(
          buffer.assumingMemoryBound(to: UInt8.self), Int32(size), 0, cursor.toOpaque(), Self.read, nil, Self.seek),
        "opening the file", path: file.path)
    } catch {
      av_free(buffer)
      cursor.release()
      throw error
    }
    self.cursor = cursor
  }

  deinit {
    av_freep(&pointer.pointee.buffer)
    var context: UnsafeMutablePointer<AVIOContext>? = pointer
    avio_context_free(&context)
    cursor.release()
  }

  private static let read: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<UInt8>?, Int32) -> Int32 = {
    opaque, buffer, size in
    guard let opaque, let buffer, size > 0 else { return backlit_averror(EINVAL) }
    let cursor = Unmanaged<Cursor>.fromOpaque(opaque).takeUnretainedValue()
    let target = UnsafeMutableRawBufferPointer(start: buffer, count: Int(size))
    guard let count = try? cursor.file.read(into: target, at: cursor.offset) else { return backlit_averror(EIO) }
    guard count > 0 else { return backlit_eof() }
    cursor.offset += Int64(count)
    return Int32(count)
  }

  private static let seek: @convention(c) (UnsafeMutableRawPointer?, Int64, Int32) -> Int64 = {
    opaque, offset, whence in
    guard let opaque else { return Int64(backlit_averror(EINVAL)) }
    let cursor = Unmanaged<Cursor>.fromOpaque(opaque).takeUnretainedValue()
    let target: Int64
    switch whence & ~AVSEEK_FORCE {
    case AVSEEK_SIZE: return cursor.file.size
    case SEEK_SET: target = offset
    case SEEK_CUR: target = cursor.offset.addingClamped(offset)
    case SEEK_END: target = cursor.file.size.addingClamped(offset)
    default: return Int64(backlit_averror(EINVAL))
    }
    guard target >= 0 else { return Int64(backlit_averror(EINVAL)) }
    cursor.offset = target
    return target
  }
}

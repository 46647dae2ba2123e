internal import CFFmpeg
import Support

/// The one gate for C calls that return a code: throws `MediaError` for a negative one, except for those in `expected`.
///
/// A `FaultInjector` that is bound to the current task fails the call here, instead of making it.
@discardableResult
func check(
  _ call: @autoclosure () -> Int32, _ operation: String, path: String? = nil, expected: Set<Int32> = []
) throws -> Int32 {
  try failIfToldTo(operation, path)
  FFmpegLog.forget()
  let code = call()
  guard code >= 0 || expected.contains(code) else { throw MediaError(operation, path: path, code: code) }
  return code
}

/// The gate for C calls that allocate: throws `MediaError` where they return NULL.
func checkAllocated<Pointer>(
  _ call: @autoclosure () -> Pointer?, _ operation: String, path: String? = nil
) throws -> Pointer {
  try failIfToldTo(operation, path)
  guard let pointer = call() else { throw MediaError(operation, path: path, code: backlit_averror(ENOMEM)) }
  return pointer
}

private func failIfToldTo(_ operation: String, _ path: String?) throws {
  guard FaultInjector.current?.failsNextCall() == true else { return }
  throw MediaError(operation, path: path, code: backlit_averror(EIO))
}

/// What a codec or a filter answers when it has nothing to give, or cannot take more.
let expectedWhileStreaming: Set<Int32> = [backlit_eagain(), backlit_eof()]

/// A step that takes frames or packets in and gives others out, not one for one: a codec, a filter, a wave form that is
/// drawn.
///
/// `push` gives it the next input, in order of its times. After every `push`, and after `finish`, `take` gives what is
/// ready, and nil where more input is needed or nothing will come any more: whoever pushes takes until nil, for a codec
/// may refuse input while output waits in it. `finish` says that no more input comes, once; what was held back can then
/// be taken. An error ends the step: it is of no further use.
///
/// One thread at a time.
public protocol MediaProcessor<Input, Output> {
  associatedtype Input
  associatedtype Output

  func push(_ input: Input) throws
  func finish() throws
  func take() throws -> Output?
}

extension MediaProcessor {
  /// Takes all that is ready.
  public func drain(_ body: (Output) throws -> Void) throws {
    while let output = try take() { try body(output) }
  }
}

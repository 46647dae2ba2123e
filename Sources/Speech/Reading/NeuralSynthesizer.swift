import Files
import Foundation

/// Has a neural voice say phonemes, through a small library that is loaded when it is needed: Backlit is built and runs without it.
/// The library's functions are those of `scripts/neural-voice/voice.c`.
final class NeuralSynthesizer {
  private typealias Version = @convention(c) () -> Int32
  private typealias Open =
    @convention(c) (
      UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>, UnsafeMutablePointer<CChar>,
      Int
    ) -> Int32
  private typealias SampleRate = @convention(c) (OpaquePointer) -> Int32
  private typealias Heard = @convention(c) (UnsafePointer<Float>?, Int32, UnsafeMutableRawPointer?) -> Void
  private typealias Speak =
    @convention(c) (
      OpaquePointer, UnsafePointer<Int32>, Int32, Float, Heard, UnsafeMutableRawPointer?, UnsafeMutablePointer<CChar>,
      Int
    ) -> Int32
  private typealias Close = @convention(c) (OpaquePointer) -> Void

  let sampleRate: Int
  private let voice: NeuralVoice
  private let opened: OpaquePointer
  private let speak: Speak
  private let close: Close

  /// Bytes of a sentence that says what went wrong.
  private static let errorSize = 300
  private static let opening = "starting the neural voice"

  /// Takes about two seconds. Throws `Failure` where the voice is damaged or does not start.
  init(_ voice: NeuralVoice) throws {
    try voice.check()
    // It is never unloaded: its libraries have threads of their own.
    guard let library = dlopen(voice.file(NeuralVoice.library), RTLD_NOW | RTLD_LOCAL) else {
      throw voice.failure(Self.opening, "its library cannot be loaded: \(Self.loaderError)")
    }
    func find<Function>(_ name: String, as type: Function.Type) throws -> Function {
      guard let symbol = dlsym(library, name) else {
        throw voice.failure(Self.opening, "its library is not one of Backlit's: \(Self.loaderError)")
      }
      return unsafeBitCast(symbol, to: type)
    }
    let version = try find("backlit_voice_abi", as: Version.self)()
    guard version == NeuralVoice.abi else {
      throw voice.failure(
        Self.opening, "its library was made for another Backlit: it has version \(version), not \(NeuralVoice.abi)")
    }
    let open = try find("backlit_voice_open", as: Open.self)
    speak = try find("backlit_voice_speak", as: Speak.self)
    close = try find("backlit_voice_close", as: Close.self)
    let rate = try find("backlit_voice_sample_rate", as: SampleRate.self)
    var handle: OpaquePointer?
    let said = Self.errorOf { open(voice.file(NeuralVoice.model), voice.file(NeuralVoice.tokens), &handle, $0, $1) }
    guard said == nil, let handle else { throw voice.failure(Self.opening, said ?? "its library gave nothing") }
    sampleRate = Int(rate(handle))
    opened = handle
    self.voice = voice
    guard (8000...192_000).contains(sampleRate) else {
      throw voice.failure(Self.opening, "it says that it has \(sampleRate) samples a second")
    }
  }

  deinit { close(opened) }

  /// One sentence, as the Unicode scalars of its phonemes; `speed` 2 takes half the time. Throws `Failure` where nothing comes of it.
  func say(_ phonemes: [Int32], speed: Double) throws -> [Float] {
    guard !phonemes.isEmpty else { return [] }
    let heard = HeardSamples()
    let said = Self.errorOf { error, size in
      speak(
        opened, phonemes, Int32(clamping: phonemes.count), Float(speed), collect,
        Unmanaged.passUnretained(heard).toOpaque(), error, size)
    }
    if let said { throw voice.failure("reading with the neural voice", said) }
    guard heard.samples.allSatisfy(\.isFinite) else {
      throw voice.failure("reading with the neural voice", "it gave samples that are no numbers")
    }
    return heard.samples
  }

  /// What a function that returned less than 0 wrote; nil where it did not.
  private static func errorOf(_ call: (UnsafeMutablePointer<CChar>, Int) -> Int32) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: errorSize) { buffer in
      buffer.initialize(repeating: 0)
      guard let start = buffer.baseAddress, call(start, errorSize) < 0 else { return nil }
      buffer[errorSize - 1] = 0
      return String(cString: start)
    }
  }

  private static var loaderError: String { dlerror().map { String(cString: $0) } ?? "no reason was given" }
}

/// What one call has said.
private final class HeardSamples {
  var samples: [Float] = []
}

private func collect(_ samples: UnsafePointer<Float>?, _ count: Int32, _ user: UnsafeMutableRawPointer?) {
  guard let user, let samples, count > 0 else { return }
  Unmanaged<HeardSamples>.fromOpaque(user).takeUnretainedValue().samples += UnsafeBufferPointer(
    start: samples, count: Int(count))
}

internal import CEspeak
import Files
import Foundation
import Support

/// Speaks sentences through eSpeak NG. The library has one voice at a time, so there is one of these, and one speaks at a time.
final class Synthesizer: Sendable {
  static let shared = Synthesizer()

  static var libraryVersion: String { espeak_Info(nil).map { String(cString: $0) } ?? "unknown" }

  struct Speech: Sendable {
    /// Between -1 and 1.
    var samples: [Float] = []
    /// Where words begin: characters of the text, and samples.
    var words: [(character: Int, sample: Int)] = []
  }

  /// The sample rate, once the library runs; nil before.
  private let rate = Locked<Int?>(nil)

  private init() {}

  /// Two that differ in timbre and pace.
  enum Voice: CaseIterable, Sendable {
    case plain, other
  }

  /// Speaks each text in turn; `heard` gets what was said and the sample rate.
  /// Throws `Failure` where the library does not start or has no voice for the language.
  /// `wordsPerMinute` is its pace; without it the voice's own.
  func speak(
    _ texts: [String], language: String, voice: Voice, wordsPerMinute: Int? = nil,
    _ heard: (Speech, Int) throws -> Void
  ) throws {
    let doing = "speaking the transcript in '\(language)'"
    try rate.withLock { rate in
      let sampleRate = try Self.start(&rate, doing)
      guard Self.choose(Self.voice(for: language), voice) else { throw Self.noVoice(for: language, doing) }
      if let wordsPerMinute { espeak_SetParameter(espeakRATE, Int32(clamping: wordsPerMinute), 0) }
      for text in texts {
        let speech = Collected()
        let code = text.withCString { bytes in
          espeak_Synth(
            bytes, strlen(bytes) + 1, 0, POS_CHARACTER, 0, UInt32(espeakCHARS_UTF8), nil,
            Unmanaged.passUnretained(speech).toOpaque())
        }
        guard code == EE_OK else { throw Failure(doing: doing, reason: "eSpeak NG refused '\(text.prefix(40))'") }
        try heard(speech.speech, sampleRate)
      }
    }
  }

  /// Throws what `body` throws, and `Failure` where the library does not start.
  func withLibrary(_ doing: String, _ body: () throws -> Void) throws {
    try rate.withLock { rate in
      _ = try Self.start(&rate, doing)
      try body()
    }
  }

  /// Throws `Failure` where the library does not start or has no voice for the language.
  func requireVoice(for language: String) throws {
    let doing = "looking for a voice that reads '\(language)'"
    try rate.withLock { rate in
      _ = try Self.start(&rate, doing)
      guard Self.choose(Self.voice(for: language), .plain) else { throw Self.noVoice(for: language, doing) }
    }
  }

  /// The library's sample rate; it is started the first time.
  private static func start(_ rate: inout Int?, _ doing: String) throws -> Int {
    if let rate { return rate }
    let started = Int(espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nil, Int32(espeakINITIALIZE_DONT_EXIT)))
    guard started > 0 else {
      throw Failure(
        .environment, doing: doing, reason: "eSpeak NG could not be started",
        advice: "Install the Debian package espeak-ng-data, or run scripts/setup")
    }
    rate = started
    espeak_SetSynthCallback(collect)
    return started
  }

  private static func noVoice(for language: String, _ doing: String) -> Failure {
    Failure(
      doing: doing, reason: "eSpeak NG has no voice for that language",
      advice:
        "To have it read, let a person read it, as in A001.reader.\(language).wav; where a transcript has no times, write some into it, as in [00:01:02] before each paragraph"
    )
  }

  /// Asked for a language that it does not know, the library may take another one: the voice must say that it is for this one.
  private static func choose(_ language: String, _ voice: Voice) -> Bool {
    let isSet = language.withCString { name in
      var wanted = espeak_VOICE()
      wanted.languages = name
      // 1 is a man, 2 a woman.
      wanted.gender = voice == .plain ? 1 : 2
      return espeak_SetVoiceByProperties(&wanted) == EE_OK
    }
    // Words a minute.
    espeak_SetParameter(espeakRATE, voice == .plain ? 175 : 150, 0)
    // A priority, then a language; several of them, up to a zero.
    guard isSet, var next = espeak_GetCurrentVoice()?.pointee.languages else { return false }
    while next.pointee != 0 {
      let tag = String(cString: next + 1)
      if tag.split(separator: "-").first == language.split(separator: "-").first { return true }
      next += tag.utf8.count + 2
    }
    return false
  }

  /// eSpeak NG's names of languages are mostly BCP 47 tags.
  private static func voice(for language: String) -> String {
    let parts = language.lowercased().split(separator: "-").map(String.init)
    switch parts.first ?? "" {
    case "zh": return "cmn"
    case "en": return parts.contains("us") ? "en-us" : "en-gb"
    case "fr": return "fr-fr"
    case "kmr": return "ku"
    case "no": return "nb"
    case "prs": return "fa"
    case let primary: return primary
    }
  }
}

/// What one call of `espeak_Synth` has said so far.
private final class Collected {
  var speech = Synthesizer.Speech()
}

/// eSpeak NG calls this on the thread that speaks, with samples, and with events that say which word begins when.
private func collect(
  _ samples: UnsafeMutablePointer<Int16>?, _ count: Int32, _ events: UnsafeMutablePointer<espeak_EVENT>?
) -> Int32 {
  guard var event = events, let user = event.pointee.user_data else { return 0 }
  let collected = Unmanaged<Collected>.fromOpaque(user).takeUnretainedValue()
  while event.pointee.type != espeakEVENT_LIST_TERMINATED {
    if event.pointee.type == espeakEVENT_WORD {
      collected.speech.words.append(
        (character: max(0, Int(event.pointee.text_position) - 1), sample: Int(event.pointee.sample)))
    }
    event += 1
  }
  if let samples, count > 0 {
    collected.speech.samples += UnsafeBufferPointer(start: samples, count: Int(count)).map { Float($0) / 32768 }
  }
  return 0
}

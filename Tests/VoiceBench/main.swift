import Files
import Foundation
import Media
import Redaction
import Renditions
import Speech

// Hides voices as a run does, for `scripts/bench-voice`: lines of `SOURCE<tab>TARGET.m4a<tab>PERSON` come on standard input, the secret is
// the first argument. With a fourth column, a machine reads that text instead, in English: eSpeak NG, or the neural voice whose `voice.json` is the
// second argument. Prints a line of JSON for each: seconds of sound,
// and seconds that hiding the voice took.

/// What hiding costs without reading and encoding.
func measure(_ plan: VoicePlan, _ file: SourceFile, _ reader: ReaderTrack?) throws -> (sound: Double, work: Double) {
  let media = try MediaReader(file, tier: .scraped, pictures: false, sound: .first)
  var frames: [Frame] = []
  while let item = try media.next() { if case .sound(let frame) = item { frames.append(frame) } }
  let redactor = SoundRedactor(plan, startSeconds: media.info.startSeconds, path: file.path, reader: reader)
  let start = ContinuousClock.now
  for frame in frames {
    try redactor.push(frame)
    try redactor.drain { _ in }
  }
  try redactor.finish()
  try redactor.drain { _ in }
  let samples = frames.reduce(0) { $0 + $1.sampleCount }
  let rate = frames.first?.sampleRate ?? 1
  return (Double(samples) / Double(rate), (ContinuousClock.now - start) / .seconds(1))
}

func encode(_ plan: VoicePlan, _ file: SourceFile, _ reader: ReaderTrack?, to path: String) throws {
  let encoding = SoundEncoding(bitRate: 128_000, sampleRate: 48000, channels: 1)
  let media = try MediaReader(file, tier: .scraped, pictures: false, sound: .first)
  let redactor = SoundRedactor(plan, startSeconds: media.info.startSeconds, path: file.path, reader: reader)
  let resampler = RenditionResampler(encoding, startSeconds: media.info.startSeconds, isPrimed: true)
  var writer = try TrackWriter(path: path, sound: encoding)
  while let item = try media.next() {
    guard case .sound(let frame) = item else { continue }
    try redactor.push(frame)
    while let sound = try redactor.take() { try resampler.push(sound) }
    while let block = try resampler.take() { try writer.write(block) }
  }
  try redactor.finish()
  while let sound = try redactor.take() { try resampler.push(sound) }
  try resampler.finish()
  while let block = try resampler.take() { try writer.write(block) }
  _ = try writer.finish()
}

/// The sound of a reader beside `target`, and how long making it took. `text` is said again and again, a sentence each eight seconds.
func read(
  _ text: String, for file: SourceFile, beside target: String, _ neural: (any PassageReader)?
) throws -> (path: String, work: Double) {
  let info = try MediaReader(file, tier: .scraped, pictures: false, sound: .first).info
  let seconds = info.durationSeconds ?? 0
  let lines = stride(from: 0, to: seconds, by: 8).map {
    SpokenPassage.Line(start: $0, end: min(seconds, $0 + 7.5), text: text, speaker: nil)
  }
  let start = ContinuousClock.now
  let tone = try RoomTone(of: file, tier: .scraped, sound: .first) { _ in false }
  let writer = ReaderTrackWriter(
    SpokenPassage.passages(of: lines) { _ in true }, tone: tone, seconds: seconds)
  let path = target + ".reader.wav"
  _ = try writer.write(neural ?? MachineReader(language: "en", speakers: []), to: path) { _, _ in }
  return (path, (ContinuousClock.now - start) / .seconds(1))
}

let neural: (any PassageReader)? = try CommandLine.arguments.dropFirst(2).first.map {
  try NeuralReader(NeuralVoice(path: $0), language: "en", speakers: [])
}
let secret = Data((CommandLine.arguments.dropFirst().first ?? "").utf8)
while let line = readLine() {
  let parts = line.split(separator: "\t").map(String.init)
  let file = try SourceFile(path: parts[0])
  var plan = try VoicePlan(source: Digest.of(file), .disguise(VoiceCharacter(of: parts[2], secret: secret)))
  var made: (path: String, work: Double)?
  if parts.count > 3 {
    let track = try read(parts[3], for: file, beside: parts[1], neural)
    plan = try VoicePlan(source: plan.source, .replace, reader: Digest.of(fileAt: track.path))
    made = track
  }
  func reader() throws -> ReaderTrack? {
    try made.flatMap { made in try plan.reader.map { try ReaderTrack(path: made.path, expecting: $0) } }
  }
  let (sound, work) = try measure(plan, file, reader())
  try encode(plan, file, reader(), to: parts[1])
  print("{\"sound\": \(sound), \"work\": \(work + (made?.work ?? 0))}")
}

import Files
import Foundation
import Media
import Redaction
import Renditions

// Disguises recordings as a run does, for `scripts/bench-voice`: lines of `SOURCE<tab>TARGET.m4a<tab>PERSON` come on standard input, the
// secret is the only argument. Prints a line of JSON for each: seconds of sound, and seconds that hiding the voice took.

/// What hiding costs without reading and encoding.
func measure(_ plan: VoicePlan, _ file: SourceFile) throws -> (sound: Double, work: Double) {
  let reader = try MediaReader(file, tier: .scraped, pictures: false, sound: .first)
  var frames: [Frame] = []
  while let item = try reader.next() { if case .sound(let frame) = item { frames.append(frame) } }
  let redactor = SoundRedactor(plan, startSeconds: reader.info.startSeconds, path: file.path)
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

func encode(_ plan: VoicePlan, _ file: SourceFile, to path: String) throws {
  let encoding = SoundEncoding(bitRate: 128_000, sampleRate: 48000, channels: 1)
  let reader = try MediaReader(file, tier: .scraped, pictures: false, sound: .first)
  let redactor = SoundRedactor(plan, startSeconds: reader.info.startSeconds, path: file.path)
  let resampler = RenditionResampler(encoding, startSeconds: reader.info.startSeconds, isPrimed: true)
  var writer = try TrackWriter(path: path, sound: encoding)
  while let item = try reader.next() {
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

let secret = Data((CommandLine.arguments.dropFirst().first ?? "").utf8)
while let line = readLine() {
  let parts = line.split(separator: "\t").map(String.init)
  let file = try SourceFile(path: parts[0])
  let plan = try VoicePlan(source: Digest.of(file), .disguise(VoiceCharacter(of: parts[2], secret: secret)))
  let (sound, work) = try measure(plan, file)
  try encode(plan, file, to: parts[1])
  print("{\"sound\": \(sound), \"work\": \(work)}")
}

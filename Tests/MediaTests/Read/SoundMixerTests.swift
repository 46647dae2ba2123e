import Testing

@testable import Media

@Suite struct SoundMixerTests {
  private static func block(_ number: Int) throws -> Frame {
    try Frame.silence(sampleRate: 48000, channels: 2, atSample: Int64(number * 1024), count: 1024)
  }

  /// A microphone that was switched off is heard of again at the end of the file, if ever: an hour of the others must not wait for it in memory.
  @Test func aTrackThatStopsDoesNotHoldTheOthersBack() throws {
    let mixer = try SoundMixer(tracks: 2, startSeconds: 0)
    var samples = 0
    for number in 0..<2000 {
      try mixer.push(Self.block(number), track: 0)
      if number < 10 { try mixer.push(Self.block(number), track: 1) }
      while let frame = try mixer.take() { samples += frame.sampleCount }
      let waiting = Double((number + 1) * 1024 - samples) / 48000
      #expect(waiting < 11, "\(waiting) s wait in the mixer after block \(number)")
    }
    for track in [1, 0] { try mixer.finish(track: track) }
    while let frame = try mixer.take() { samples += frame.sampleCount }
    #expect(abs(samples - 2000 * 1024) < 2048)
  }

  /// Silence has stood for what comes too late: the mix goes on in step and does not grow.
  @Test func aTrackThatComesBackIsHeardFromThereOn() throws {
    let mixer = try SoundMixer(tracks: 2, startSeconds: 0)
    var times: [Int64] = []
    for number in 0..<1500 {
      try mixer.push(Self.block(number), track: 0)
      if number >= 1000 { try mixer.push(Self.block(number - 100), track: 1) }
      while let frame = try mixer.take() { times.append(try #require(frame.time?.ticks)) }
    }
    for track in 0...1 { try mixer.finish(track: track) }
    while let frame = try mixer.take() { times.append(try #require(frame.time?.ticks)) }
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "times go forwards")
    #expect(abs(times.count - 1500) <= 2)
  }
}

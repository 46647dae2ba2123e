internal import CFFmpeg

/// Speech said faster or slower at the same pitch, by libavfilter's atempo (waveform similarity overlap-add), and at another sample rate.
public enum SpeechTempo {
  /// One channel in, one channel out. `tempo` 1.2 makes it a sixth shorter; between 0.5 and 2.
  public static func changed(
    _ samples: [Float], by tempo: Double, from sampleRate: Int, to newRate: Int
  ) throws -> [Float] {
    guard !samples.isEmpty else { return [] }
    let graph = FilterGraph(.sound, operation: "fitting speech into its time") { _ in
      (tempo == 1 ? "" : "atempo=\(min(max(tempo, 0.5), 2)),")
        + "aresample=\(newRate),aformat=sample_fmts=fltp:channel_layouts=mono"
    }
    var result: [Float] = []
    result.reserveCapacity(Int(Double(samples.count) / tempo * Double(newRate) / Double(sampleRate)) + newRate)
    func take() throws {
      try graph.drain { block in
        try block.withSamples { planes in
          guard let plane = planes.first else { return }
          result += UnsafeBufferPointer(start: plane, count: block.sampleCount)
        }
      }
    }
    let step = 1 << 14
    for start in stride(from: 0, to: samples.count, by: step) {
      let part = samples[start..<min(start + step, samples.count)]
      let blank = try Frame.silence(
        sampleRate: sampleRate, channels: 1, atSample: Int64(start), count: part.count)
      try graph.push(
        blank.block { planes in
          for (index, sample) in part.enumerated() { planes[0][index] = sample }
        })
      try take()
    }
    try graph.finish()
    try take()
    return result
  }
}

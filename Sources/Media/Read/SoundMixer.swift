internal import CFFmpeg
import Support

/// Mixes several sound tracks of a source into one, by their time stamps.
final class SoundMixer {
  /// Brings a track to what is mixed, in step with its time stamps.
  private let tracks: [FilterGraph]
  private let mix: MixGraph
  /// How far each track has come, in samples of the mix.
  private var reached: [Int64]
  private var unfinished: Int

  private static let sampleRate = 48000
  /// How far a track may fall behind the others before silence stands for it: the mix would keep all that they have until then, and a
  /// microphone that was switched off says so only at the end of the file.
  private static let patience = Int64(10 * sampleRate)

  /// `startSeconds` is where the mix begins.
  init(tracks count: Int, startSeconds: Double) throws {
    let first = Int64(clamping: (startSeconds * Double(Self.sampleRate)).rounded())
    tracks = (0..<count).map { _ in
      FilterGraph(.sound, operation: "mixing the sound tracks", blockSize: 1024) { _ in
        "\(SoundTiming.chain(sampleRate: Self.sampleRate, firstSample: first)),aformat=sample_fmts=fltp:channel_layouts=stereo"
      }
    }
    mix = try MixGraph(inputs: count, sampleRate: Self.sampleRate)
    reached = Array(repeating: first, count: count)
    unfinished = count
  }

  func push(_ frame: Frame, track: Int) throws {
    try tracks[track].push(frame)
    try passOn(track)
  }

  /// amix drops what it still holds of its first input when that one ends (FFmpeg 5.1, `activate` in af_amix.c): silence brings all
  /// tracks to the same end first.
  func finish(track: Int) throws {
    try tracks[track].finish()
    try passOn(track)
    unfinished -= 1
    guard unfinished == 0 else { return }
    try fillLaggards(patience: 0)
    for input in reached.indices { try mix.finish(input: input) }
  }

  func take() throws -> Frame? { try mix.take() }

  private func passOn(_ track: Int) throws {
    while let frame = try tracks[track].take() {
      // What comes after silence has stood for it is too late.
      guard let start = frame.time?.ticks, start >= reached[track] else { continue }
      reached[track] = start.addingClamped(Int64(frame.sampleCount))
      try mix.push(frame, input: track)
    }
    try fillLaggards(patience: Self.patience)
  }

  private func fillLaggards(patience: Int64) throws {
    let first = reached.max() ?? 0
    for track in reached.indices {
      while first.subtractingClamped(reached[track]) > patience {
        let count = min(1024, first.subtractingClamped(reached[track]))
        try mix.push(
          Frame.silence(sampleRate: Self.sampleRate, channels: 2, atSample: reached[track], count: Int(count)),
          input: track)
        reached[track] += count
      }
    }
  }
}

/// libavfilter's amix, with a source for every track. All of them have the same format, so it can be built at once.
private final class MixGraph {
  private let operation = "mixing the sound tracks"
  private var graph: UnsafeMutablePointer<AVFilterGraph>?
  private var sources: [UnsafeMutablePointer<AVFilterContext>?] = []
  private var sink: UnsafeMutablePointer<AVFilterContext>?
  private let timeBase: Rational
  private let census = Census()

  init(inputs: Int, sampleRate: Int) throws {
    timeBase = Rational(1, Int32(clamping: sampleRate))
    graph = try checkAllocated(avfilter_graph_alloc(), operation)
    // Every property is set: should one of these throw, deinit frees the graph.
    let format = "time_base=\(timeBase):sample_rate=\(sampleRate):sample_fmt=fltp:channel_layout=stereo"
    for index in 0..<inputs { sources.append(try add("abuffer", "in\(index)", format)) }
    // Nothing is turned down because others are silent: the loudness of the mix is set afterwards.
    let mixer = try add("amix", "mix", "inputs=\(inputs):duration=longest:normalize=0")
    sink = try add("abuffersink", "out", nil)
    for (index, source) in sources.enumerated() { try check(avfilter_link(source, 0, mixer, UInt32(index)), operation) }
    try check(avfilter_link(mixer, 0, sink, 0), operation)
    try check(avfilter_graph_config(graph, nil), operation)
    av_buffersink_set_frame_size(sink, 1024)
  }

  deinit { avfilter_graph_free(&graph) }

  func push(_ frame: Frame, input: Int) throws {
    try check(av_buffersrc_add_frame_flags(sources[input], frame.pointer, Int32(AV_BUFFERSRC_FLAG_KEEP_REF)), operation)
  }

  func finish(input: Int) throws { try check(av_buffersrc_add_frame_flags(sources[input], nil, 0), operation) }

  func take() throws -> Frame? {
    let frame = try Frame(timeBase: timeBase)
    let code = try check(av_buffersink_get_frame(sink, frame.pointer), operation, expected: expectedWhileStreaming)
    return code >= 0 ? frame : nil
  }

  private func add(
    _ filter: String, _ name: String, _ arguments: String?
  ) throws -> UnsafeMutablePointer<AVFilterContext>? {
    var context: UnsafeMutablePointer<AVFilterContext>?
    try check(
      avfilter_graph_create_filter(&context, avfilter_get_by_name(filter), name, arguments, nil, graph), operation)
    return context
  }
}

internal import CFFmpeg

/// Mixes several sound tracks of a source into one, by their time stamps.
final class SoundMixer {
  /// Brings a track to what is mixed, in step with its time stamps.
  private let tracks: [FilterGraph]
  private let mix: MixGraph

  private static let sampleRate = 48000

  /// `startSeconds` is where the mix begins.
  init(tracks count: Int, startSeconds: Double) throws {
    let first = Int64((startSeconds * Double(Self.sampleRate)).rounded())
    tracks = (0..<count).map { _ in
      FilterGraph(.sound, operation: "mixing the sound tracks", blockSize: 1024) { _ in
        "\(SoundTiming.chain(sampleRate: Self.sampleRate, firstSample: first)),aformat=sample_fmts=fltp:channel_layouts=stereo"
      }
    }
    mix = try MixGraph(inputs: count, sampleRate: Self.sampleRate)
  }

  func push(_ frame: Frame, track: Int) throws {
    try tracks[track].push(frame)
    try passOn(track)
  }

  func finish(track: Int) throws {
    try tracks[track].finish()
    try passOn(track)
    try mix.finish(input: track)
  }

  func take() throws -> Frame? { try mix.take() }

  private func passOn(_ track: Int) throws {
    while let frame = try tracks[track].take() { try mix.push(frame, input: track) }
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
    timeBase = Rational(1, Int32(sampleRate))
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

  private func add(_ filter: String, _ name: String, _ arguments: String?) throws -> UnsafeMutablePointer<AVFilterContext>? {
    var context: UnsafeMutablePointer<AVFilterContext>?
    try check(avfilter_graph_create_filter(&context, avfilter_get_by_name(filter), name, arguments, nil, graph), operation)
    return context
  }
}

internal import CFFmpeg
import Support

/// A chain of libavfilter filters with one input and one output. Sound may go in and pictures come out.
///
/// It is built from the first frame that is pushed, whose format every later one must share.
final class FilterGraph: MediaProcessor {
  enum Kind { case picture, sound }

  /// Time base and frame rate of what comes out, known once the first frame was pushed.
  private(set) var outputTimeBase: Rational?
  private let kind: Kind
  private let outputKind: Kind
  private let describe: (Frame) -> String
  private let operation: String
  /// Samples per block of sound that comes out; 0 for any number.
  private let blockSize: UInt32
  private var graph: UnsafeMutablePointer<AVFilterGraph>?
  private var source: UnsafeMutablePointer<AVFilterContext>?
  private var sink: UnsafeMutablePointer<AVFilterContext>?
  private var format: FrameFormat?
  /// When the last frame that was pushed begins and ends, in ticks of the input.
  private var last: (start: Int64, end: Int64)?
  private let census = Census()

  /// `describe` gives the chain in libavfilter's syntax, for the first frame.
  init(
    _ kind: Kind, to outputKind: Kind? = nil, operation: String, blockSize: Int = 0,
    describe: @escaping (Frame) -> String
  ) {
    self.kind = kind
    self.outputKind = outputKind ?? kind
    self.operation = operation
    self.blockSize = UInt32(clamping: blockSize)
    self.describe = describe
  }

  deinit { avfilter_graph_free(&graph) }

  func push(_ frame: Frame) throws {
    let format = FrameFormat(frame)
    if let first = self.format {
      guard first == format else {
        throw MediaError(
          operation, reason: "the format changes in the middle, from \(first) to \(format)",
          advice: "Cut the file where it changes")
      }
    } else {
      try build(for: frame)
      self.format = format
    }
    try check(
      av_buffersrc_add_frame_flags(source, frame.pointer, Int32(AV_BUFFERSRC_FLAG_KEEP_REF)), operation)
    if let start = frame.time?.ticks {
      let duration = frame.pointer.pointee.pkt_duration
      let length = duration > 0 ? duration : start.subtractingClamped(last?.start ?? start)
      last = (start, start.addingClamped(max(1, length)))
    }
  }

  func finish() throws {
    guard source != nil else { return }
    // Without the end of the last frame, the fps filter would take it to last no time at all, and drop it.
    try check(av_buffersrc_close(source, last?.end ?? backlit_nopts(), 0), operation)
  }

  func take() throws -> Frame? {
    guard let sink, let outputTimeBase else { return nil }
    let frame = try Frame(timeBase: outputTimeBase)
    let code = try check(av_buffersink_get_frame(sink, frame.pointer), operation, expected: expectedWhileStreaming)
    return code >= 0 ? frame : nil
  }

  private func build(for frame: Frame) throws {
    graph = try checkAllocated(avfilter_graph_alloc(), operation)
    // One thread a graph: renditions run beside each other instead.
    graph?.pointee.nb_threads = 1
    source = try add(kind == .picture ? "buffer" : "abuffer", "in", arguments: FrameFormat(frame).bufferArguments)
    sink = try add(outputKind == .picture ? "buffersink" : "abuffersink", "out", arguments: nil)
    try connect(describe(frame))
    try check(avfilter_graph_config(graph, nil), operation)
    if blockSize > 0 { av_buffersink_set_frame_size(sink, blockSize) }
    outputTimeBase = Rational(av_buffersink_get_time_base(sink))
  }

  private func add(
    _ filter: String, _ name: String, arguments: String?
  ) throws -> UnsafeMutablePointer<AVFilterContext>? {
    var context: UnsafeMutablePointer<AVFilterContext>?
    try check(
      avfilter_graph_create_filter(&context, avfilter_get_by_name(filter), name, arguments, nil, graph), operation)
    return context
  }

  /// A value that a filter takes as it is, whatever is in it: a path (ffmpeg-filters, "Notes on filtergraph escaping",
  /// first and second level).
  static func escaped(_ value: String) -> String {
    func escaped(_ text: String, _ special: String) -> String {
      text.unicodeScalars.reduce(into: "") {
        if special.unicodeScalars.contains($1) { $0 += "\\" }
        $0.unicodeScalars.append($1)
      }
    }
    return escaped(escaped(value, "\\':"), "\\'[],; \n\t")
  }

  private func connect(_ description: String) throws {
    var outputs: UnsafeMutablePointer<AVFilterInOut>? = try checkAllocated(avfilter_inout_alloc(), operation)
    defer { avfilter_inout_free(&outputs) }
    var inputs: UnsafeMutablePointer<AVFilterInOut>? = try checkAllocated(avfilter_inout_alloc(), operation)
    defer { avfilter_inout_free(&inputs) }
    outputs?.pointee.name = try checkAllocated(av_strdup("in"), operation)
    outputs?.pointee.filter_ctx = source
    inputs?.pointee.name = try checkAllocated(av_strdup("out"), operation)
    inputs?.pointee.filter_ctx = sink
    try check(avfilter_graph_parse_ptr(graph, description, &inputs, &outputs, nil), operation)
  }
}

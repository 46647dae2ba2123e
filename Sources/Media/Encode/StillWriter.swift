internal import CFFmpeg
import Files
import Foundation

/// Writes one redacted picture as a picture file without any metadata.
public enum StillWriter {
  public enum Format: String, Sendable, Codable {
    case jpeg, png

    public var suffix: String { self == .jpeg ? "jpg" : "png" }
    fileprivate var encoder: String { self == .jpeg ? "mjpeg" : "png" }
    /// JFIF wants BT.601 over the full range (ITU-T T.871, section 7); PNG wants RGB.
    fileprivate var filters: String {
      self == .jpeg ? "out_color_matrix=bt601:out_range=full,format=yuvj420p" : "in_range=tv,format=rgb24"
    }
    fileprivate var pixelFormat: AVPixelFormat { self == .jpeg ? AV_PIX_FMT_YUVJ420P : AV_PIX_FMT_RGB24 }
  }

  /// The picture at its own size, or at most `maximumWidth` pixels wide. The file appears whole, or not at all.
  /// Returns its size in pixels.
  @discardableResult public static func write(
    _ picture: RedactedFrame, as format: Format, maximumWidth: Int? = nil, to path: String
  ) throws -> (width: Int, height: Int) {
    let frame = try scaled(picture.frame, format, maximumWidth)
    try WholeFile.write(encode(frame, format, path), to: path)
    return (frame.width, frame.height)
  }

  /// The bytes of a picture file, of the picture at its own size: for `PrivatePicture`.
  static func encoded(_ picture: Frame, as format: Format) throws -> Data {
    try encode(scaled(picture, format, nil), format, nil)
  }

  private static func scaled(_ picture: Frame, _ format: Format, _ maximumWidth: Int?) throws -> Frame {
    let width = min(picture.width, maximumWidth ?? picture.width) / 2 * 2
    let height = max(2, Int((Double(picture.height) * Double(width) / Double(picture.width) / 2).rounded()) * 2)
    let graph = FilterGraph(.picture, operation: "scaling the picture") { _ in
      "scale=\(width):\(height):flags=bicubic:\(format.filters)"
    }
    try graph.push(picture)
    try graph.finish()
    guard let frame = try graph.take() else {
      throw MediaError("scaling the picture", reason: "the scaler gave nothing back")
    }
    return frame
  }

  private static func encode(_ frame: Frame, _ format: Format, _ path: String?) throws -> Data {
    let operation = "encoding the picture"
    guard let codec = avcodec_find_encoder_by_name(format.encoder) else {
      throw MediaError(
        operation, path: path, reason: "this FFmpeg has no encoder '\(format.encoder)'",
        advice: "Install the Debian package libavcodec59")
    }
    var context: UnsafeMutablePointer<AVCodecContext>? = try checkAllocated(
      avcodec_alloc_context3(codec), operation, path: path)
    defer { avcodec_free_context(&context) }
    context?.pointee.width = frame.pointer.pointee.width
    context?.pointee.height = frame.pointer.pointee.height
    context?.pointee.pix_fmt = format.pixelFormat
    context?.pointee.color_range = AVCOL_RANGE_JPEG
    context?.pointee.time_base = AVRational(num: 1, den: 25)
    context?.pointee.thread_count = 1
    // Without it, FFmpeg's name would stand in the file.
    context?.pointee.flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_QSCALE
    context?.pointee.global_quality = Int32(FF_QP2LAMBDA) * 3
    frame.pointer.pointee.quality = Int32(FF_QP2LAMBDA) * 3
    frame.pointer.pointee.pict_type = AV_PICTURE_TYPE_NONE
    try check(avcodec_open2(context, codec, nil), operation, path: path)
    try check(avcodec_send_frame(context, frame.pointer), operation, path: path)
    try check(avcodec_send_frame(context, nil), operation, path: path)
    let packet = try Packet()
    try check(avcodec_receive_packet(context, packet.pointer), operation, path: path)
    guard let bytes = packet.pointer.pointee.data else {
      throw MediaError(operation, path: path, reason: "the encoder gave nothing back")
    }
    return Data(bytes: bytes, count: Int(packet.pointer.pointee.size))
  }
}

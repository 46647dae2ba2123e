/// What results depend on besides Backlit's own code: names of `ToolDescription.components` and `.resources`, as stages declare them.
public enum Component {
  public static let reading = [
    "ffmpeg", "libavcodec", "libavfilter", "libavformat", "libavutil", "libswresample", "libswscale",
  ]
  public static let detector = "opencv"
  /// What runs networks, where it is there.
  public static let runtime = "onnxruntime"
  public static let model = "centerface.onnx"
  public static let textModel = "ch_PP-OCRv3_det_infer.onnx"
  public static let cascade = "lbpcascade_frontalface_improved.xml"
  public static let fonts = "fonts"
  /// The one font in which pictures for a reviewer are labelled.
  public static let labels = "fonts.labels"
  public static let shaper = "harfbuzz"
  public static let rasterizer = "libass"
  public static let voice = "espeak-ng"
  /// Of stage redact, and only where it is asked for.
  public static let neuralVoice = "neural-voice"
}

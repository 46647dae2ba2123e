import Files
import Footage
import Foundation
import Media
import People
import Pipeline
import Redaction
import Speech
import Stages
import Subtitles

/// What this machine brings: the detector's model, fonts, library versions.
struct Machine {
  /// nil where it was found nowhere.
  let modelPath: String?
  let textModelPath: String?
  /// Of `voice.json`; nil where that was not set up, which is no fault.
  let neuralVoicePath: String?
  let fontFolder: String
  /// nil where it is not where Debian puts it.
  let cascade: CascadeModel?

  init() {
    modelPath = Self.findModel("centerface.onnx", variable: "BACKLIT_MODEL")
    textModelPath = Self.findModel(Component.textModel, variable: "BACKLIT_TEXT_MODEL")
    neuralVoicePath = Self.findModel("neural-voice/voice.json", variable: "BACKLIT_NEURAL_VOICE")
    fontFolder = Console.environment("BACKLIT_FONTS") ?? FontFolder.defaultPath
    cascade = try? CascadeModel()
  }

  /// Part of every key: what a result depends on besides the source and the options.
  func toolDescription() -> ToolDescription {
    var components = MediaLibrary.versions
    components["ffmpeg"] = MediaLibrary.release
    components["libass"] = SubtitleRasterizer.libraryVersion
    components["espeak-ng"] = TextAligner.libraryVersion
    components["harfbuzz"] = SubtitleRasterizer.shaperVersion
    let fonts = FontFolder(path: fontFolder)
    components[Component.fonts] = fonts.fingerprint.description
    components["opencv"] = FaceDetector.libraryVersion
    components[Component.labels] = fonts.labelFont.flatMap { try? Digest.of(fileAt: $0).hex }
    components[Component.model] = FaceModel.pinnedDigest
    components[Component.cascade] = cascade?.digest.hex
    components[Component.neuralVoice] = neuralVoicePath.flatMap { try? NeuralVoice(path: $0).digest.hex }
    var resources = [Component.fonts: fontFolder]
    resources[Component.cascade] = cascade?.path
    resources[Component.model] = modelPath
    resources[Component.textModel] = textModelPath
    resources[Component.neuralVoice] = neuralVoicePath
    return ToolDescription(
      version: Backlit.toolVersion, components: components, code: CodeFingerprint.stages, resources: resources)
  }

  /// What the environment says, then `.cache/models` of the checkout that the tool was built in, then the system's folder.
  private static func findModel(_ name: String, variable: String) -> String? {
    if let path = Console.environment(variable) { return path }
    var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent(".cache/models/\(name)").path
      if FileManager.default.isReadableFile(atPath: candidate) { return candidate }
      folder.deleteLastPathComponent()
    }
    let system = "/usr/share/backlit/models/\(name)"
    return FileManager.default.isReadableFile(atPath: system) ? system : nil
  }
}

extension TranscriptEndings {
  /// Those that stage subtitle reads.
  static let ofSubtitles = TranscriptEndings(
    TranscriptReader.fileExtensions, tellingLanguage: TranscriptReader.fileExtensionsThatTellLanguage)
}

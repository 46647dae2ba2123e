import Alignment
import Files
import Foundation
import Media
import Pipeline
import Redaction
import Runner
import Subtitles

/// What this machine brings: the detector's model, fonts, library versions.
struct Machine {
  /// nil where it was found nowhere.
  let modelPath: String?
  let fontFolder: String
  /// nil where it is not where Debian puts it.
  let cascade: CascadeModel?

  init() {
    modelPath = Self.findModel()
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
    components["fonts"] = FontFolder(path: fontFolder).fingerprint.description
    components["opencv"] = FaceDetector.libraryVersion
    components["centerface.onnx"] = FaceModel.pinnedDigest
    components[CascadeModel.fileName] = cascade?.digest.hex
    var resources = ["fonts": fontFolder]
    resources[CascadeModel.fileName] = cascade?.path
    resources["centerface.onnx"] = modelPath
    return ToolDescription(version: Backlit.toolVersion, components: components, resources: resources)
  }

  /// BACKLIT_MODEL, then `.cache/models` of the checkout that the tool was built in, then the system's folder.
  private static func findModel() -> String? {
    if let path = Console.environment("BACKLIT_MODEL") { return path }
    let name = "centerface.onnx"
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

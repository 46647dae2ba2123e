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
    modelPath = ModelPlaces.find(Component.model, variable: "BACKLIT_MODEL")
    textModelPath = ModelPlaces.find(Component.textModel, variable: "BACKLIT_TEXT_MODEL")
    neuralVoicePath = ModelPlaces.find("neural-voice/voice.json", variable: "BACKLIT_NEURAL_VOICE")
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
    // Whoever uses it makes sure that it is the one.
    components[Component.runtime] = modelPath.flatMap(NetworkRuntime.path).map { _ in NetworkRuntime.pinnedDigest }
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
}

/// Where files lie that setup has fetched.
enum ModelPlaces {
  /// The path in an environment variable of its own, else the first of `folders` that has the file; nil where none has.
  static func find(_ name: String, variable: String) -> String? {
    if let path = Console.environment(variable) { return path }
    return folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isReadableFile)
  }

  static func missing(_ name: String) -> Failure {
    Failure(
      .environment, doing: "looking for \(name)", reason: described,
      advice: "Run scripts/setup, then backlit doctor; BACKLIT_CACHE has to be for both what it was for setup")
  }

  /// Where a file was looked for that is nowhere.
  static var described: String {
    folders.count == 1
      ? "\(folders[0].printable) does not have it"
      : "neither \(folders.map(\.printable).joined(separator: " nor ")) has it"
  }

  /// That of setup, where `BACKLIT_CACHE` names another cache; that of the checkout in which the tool was built; the system's.
  private static var folders: [String] {
    let cache = Console.environment("BACKLIT_CACHE").map { "\($0)/models" }
    let tool = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let build = tool.pathComponents.lastIndex(of: ".build").map {
      NSString.path(withComponents: Array(tool.pathComponents[..<$0]) + [".cache", "models"])
    }
    return [cache, build, "/usr/share/backlit/models"].compactMap { $0 }
  }
}

extension TranscriptEndings {
  /// Those that stage subtitle reads.
  static let ofSubtitles = TranscriptEndings(
    TranscriptReader.fileExtensions, tellingLanguage: TranscriptReader.fileExtensionsThatTellLanguage)
}

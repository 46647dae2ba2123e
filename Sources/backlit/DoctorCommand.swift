import ArgumentParser
import Files
import Foundation
import Media
import People
import Speech
import Stages
import Subtitles

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check that this machine has all that Backlit needs, and say how to get what it lacks.")

  @Flag(help: "Print JSON.")
  var json = false

  /// One thing that was looked at.
  struct Check: Encodable {
    let name: String
    let isGood: Bool
    let detail: String
    let fix: String?
  }

  func run() throws {
    let machine = Machine()
    let checks = [
      tool(), ffmpeg(), codecs(), rasteriser(), fonts(machine), detector(machine), secondDetector(machine),
      textDetector(machine), neuralVoice(machine),
    ]
    if json {
      try Console.json(checks)
    } else {
      for check in checks {
        Console.print("\(check.isGood ? "ok  " : "MISS") \(check.name): \(check.detail)")
        if let fix = check.fix, !check.isGood { Console.print("     fix: \(fix)") }
      }
    }
    if checks.contains(where: { !$0.isGood }) { throw ExitStatus.failed }
  }

  private func tool() -> Check { Check(name: "backlit", isGood: true, detail: Backlit.toolVersion, fix: nil) }

  private func ffmpeg() -> Check {
    let versions = MediaLibrary.versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(
      separator: ", ")
    return Check(name: "FFmpeg \(MediaLibrary.release)", isGood: true, detail: versions, fix: nil)
  }

  private func codecs() -> Check {
    let missing = MediaLibrary.missing
    return Check(
      name: "encoders, decoders, filters", isGood: missing.isEmpty,
      detail: missing.isEmpty ? "all there" : "missing: \(missing.joined(separator: ", "))",
      fix: "install Debian's own libavcodec59 and libavfilter8 (apt-get install --reinstall libavcodec59 libavfilter8)")
  }

  private func rasteriser() -> Check {
    Check(name: "libass", isGood: true, detail: SubtitleRasterizer.libraryVersion, fix: nil)
  }

  private func fonts(_ machine: Machine) -> Check {
    let families = FontFolder(path: machine.fontFolder).check()
    let missing = families.filter { $0.file == nil }.map(\.family)
    let packages = Set(families.filter { $0.file == nil }.map(\.package)).sorted().joined(separator: " ")
    return Check(
      name: "fonts in \(machine.fontFolder)", isGood: missing.isEmpty,
      detail: missing.isEmpty
        ? families.map(\.family).joined(separator: ", ") : "missing: \(missing.joined(separator: ", "))",
      fix: "apt-get install \(packages), or scripts/setup")
  }

  private func detector(_ machine: Machine) -> Check {
    network("face detector", Component.model, at: machine.modelPath) { path in
      let model = try FaceModel(path: path)
      _ = try FaceDetector(model: model, threads: 1)
      return "\(FaceModel.name), run by \(model.runtime.name), SHA-256 \(model.digest)"
    }
  }

  private func textDetector(_ machine: Machine) -> Check {
    network("text detector, for detect: { text: true }", Component.textModel, at: machine.textModelPath) { path in
      let model = try TextModel(path: path)
      _ = try TextDetector(model: model, threads: 1)
      return "\(TextModel.name), run by \(model.runtime.name), SHA-256 \(model.digest)"
    }
  }

  /// Whoever does without it lacks nothing.
  private func neuralVoice(_ machine: Machine) -> Check {
    let name = "neural voice, for redact: { readerVoice: neural }"
    guard let path = machine.neuralVoicePath else {
      return Check(name: name, isGood: true, detail: "not installed; scripts/neural-voice/setup does that", fix: nil)
    }
    do {
      let voice = try NeuralVoice(path: path)
      try NeuralReader.tryOut(voice)
      return Check(
        name: name, isGood: true, detail: "\(voice.name), reads '\(voice.language)', SHA-256 \(voice.digest)", fix: nil)
    } catch {
      return Check(name: name, isGood: false, detail: "\(error)", fix: "run scripts/neural-voice/setup")
    }
  }

  /// `load` tries a model, and says what it is.
  private func network(_ name: String, _ file: String, at path: String?, _ load: (String) throws -> String) -> Check {
    guard let path else {
      return Check(
        name: name, isGood: false, detail: "\(file) is missing: \(ModelPlaces.described)", fix: "run scripts/setup")
    }
    do {
      return Check(name: name, isGood: true, detail: try load(path), fix: nil)
    } catch {
      return Check(
        name: name, isGood: false, detail: "\(error)", fix: "delete what is named, or \(path), and run scripts/setup")
    }
  }

  private func secondDetector(_ machine: Machine) -> Check {
    let cascade = machine.cascade
    return Check(
      name: "second face detector, for verify", isGood: cascade != nil,
      detail: cascade.map { "\(CascadeModel.fileName), SHA-256 \($0.digest)" }
        ?? "\(CascadeModel.defaultPath) is not on this machine",
      fix: "apt-get install opencv-data, or scripts/setup")
  }
}

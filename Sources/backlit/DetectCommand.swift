import ArgumentParser
import Files
import Foundation
import Media
import People
import Redaction
import Stages
import Subtitles
import Support

struct DetectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect", abstract: "Look for people in one file, and say who appears where.",
    discussion: """
      Prints a line for each track: when it is there, how well it was seen, and where a person should look. With --out, the folder \
      receives the identity map (identity.json) and the review sheet (review.html, review-1.png and so on). They show people as \
      they are: the folder is readable by you only, and must not be published. A search that is interrupted goes on where it was.
      """)

  @Argument(help: "The video file.")
  var file: String

  @Option(name: .shortAndLong, help: "A private folder for the identity map and the review sheet.")
  var out: String?

  @Flag(help: "Also read camera and editing formats (MPEG-TS, MXF, ProRes, DV): only for files of your own.")
  var cameras = false

  @Flag(help: "Also look for readable text in the picture: name tags, plates, screens, signs, subtitles.")
  var text = false

  @Flag(help: "Print the identity map as JSON.")
  var json = false

  func run() throws {
    let machine = Machine()
    guard let modelPath = machine.modelPath else {
      throw ModelPlaces.missing(Component.model)
    }
    if text, machine.textModelPath == nil { throw ModelPlaces.missing(Component.textModel) }
    let source = try SourceFile(path: file)
    let tier: InputTier = cameras ? .ownCameras : .scraped
    let folder = try out.map(privateFolder)
    let digest = try Digest.of(source)
    let search = try PeopleSearch(
      source, tier: tier, digest: digest, model: modelPath, textModel: text ? machine.textModelPath : nil)
    let code = CodeFingerprint.stages[DetectStage.name] ?? ""
    let mapPath = folder?.appendingPathComponent("identity.json").path
    let map = try search.run(in: folder, key: code, progress: progress("looking for people")) { map in
      if let mapPath { try CanonicalJSON.write(map, to: mapPath, permissions: 0o600) }
      return map
    }
    if let folder, let mapPath {
      let mark = try ReviewMark.of(identityMapAt: mapPath)
      _ = try ReviewSheet(of: map, name: URL(fileURLWithPath: file).lastPathComponent, mark: mark).write(
        to: folder, reading: source, tier: tier, font: FontFolder(path: machine.fontFolder).labelFont,
        progress: progress("making the review sheet"))
    }
    if Console.errorIsTerminal { Console.clearStatus() }
    if json { try Console.json(map) } else { describe(map, folder) }
  }

  private func privateFolder(_ path: String) throws -> URL {
    try WholeFile.makeFolder(path, permissions: 0o700)
    guard chmod(path, 0o700) == 0 else {
      throw Failure(
        doing: "making the folder private", path: path, reason: errorText(errno),
        advice: "Choose a folder that belongs to you")
    }
    return URL(fileURLWithPath: path, isDirectory: true)
  }

  private func progress(_ what: String) -> (Int, Int) -> Void {
    guard Console.errorIsTerminal else { return { _, _ in } }
    let start = Date()
    return { done, total in
      guard done % 25 == 0 else { return }
      let rate = Double(done) / max(0.001, Date().timeIntervalSince(start))
      let left = total > done ? ", \(ClockText(seconds: Double(total - done) / max(rate, 0.001)).short) left" : ""
      Console.status("\(what): frame \(done)\(total > 0 ? " of \(total)" : ""), \(Int(rate)) frames/s\(left)")
    }
  }

  private func describe(_ map: IdentityMap, _ folder: URL?) {
    let times = FrameTimes(map), coverage = RedactionCoverage(of: map)
    Console.print(
      "\(file.printable): \(RunSummary.count(times.count, "frame")), \(RunSummary.count(map.shots.starts.count, "shot")), \(RunSummary.count(map.tracks.count, "track")), "
        + "nobody in \(RunSummary.count(coverage.framesWithoutAnyone, "frame"))")
    for track in coverage.tracks {
      Console.print(
        "  track \(track.id) from \(TimeCode.seconds(track.startSeconds)): \(track.seen) frames seen, \(track.followed) followed, \(track.held) held; "
          + "at most \(track.longestUnseenSeconds) s unseen, confidence \(track.leastConfidence) to \(track.greatestConfidence)"
      )
    }
    for doubt in coverage.doubts {
      Console.print("  look there: track \(doubt.track) at \(TimeCode.seconds(doubt.atSeconds))")
    }
    for text in map.texts ?? [] {
      Console.print(
        "  text \(text.id) from \(TimeCode.seconds(times.seconds(text.frames.lowerBound))) to \(TimeCode.seconds(times.seconds(text.frames.upperBound))), "
          + "confidence \(text.greatestConfidence)")
    }
    if let folder {
      Console.print(
        "Look at \(folder.appendingPathComponent(ReviewSheet.fileName).path.printable). It shows people as they are: keep it to yourself."
      )
    }
  }
}

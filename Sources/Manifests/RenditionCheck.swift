import Files
import Foundation

/// Holds one rendition, decoded, against what the manifest says of it.
struct RenditionCheck {
  private let rendition: Delivery
  /// As the file names the languages of its captions.
  private let captionLanguages: Set<String>

  init(_ rendition: Delivery, languageCode: (String) -> String) {
    self.rendition = rendition
    captionLanguages = Set(rendition.captionTracks.map(languageCode))
  }

  func findings(_ inspected: Result<RenditionFacts, any Error>) -> [VerifyFinding] {
    switch inspected {
    case .success(let facts): picture(facts) + durations(facts) + sound(facts) + metadata(facts)
    case .failure(let error):
      [VerifyFinding(.notDecodable, rendition.file, "it does not play to its end: \(error.reason)")]
    }
  }

  private func picture(_ facts: RenditionFacts) -> [VerifyFinding] {
    let said = rendition.picture.map { "\($0.width)x\($0.height)\($0.frameRate.map { " at \($0)" } ?? "")" } ?? "none"
    // A photograph has no frame rate, whatever a demuxer makes up for it.
    let hasRate = rendition.picture?.frameRate != nil
    let found = facts.picture.map { "\($0.width)x\($0.height)\(hasRate ? " at \($0.frameRate)" : "")" } ?? "none"
    if said != found {
      return [
        VerifyFinding(.pictureDiffers, rendition.file, "its picture is \(found), and the manifest says \(said)")
      ]
    }
    if let picture = facts.picture, !hasRate, picture.count != 1 {
      return [
        VerifyFinding(
          .pictureDiffers, rendition.file,
          "it holds \(picture.count) pictures, and the manifest says that it is a photograph")
      ]
    }
    return []
  }

  /// A tenth of a second or two frames, whichever is longer: a frame rate that is not the source's moves the end by up to one frame.
  private func durations(_ facts: RenditionFacts) -> [VerifyFinding] {
    let frame = rendition.picture?.framesPerSecond.map { 1 / $0 } ?? 0.04
    let tolerance = max(0.1, 2 * frame)
    func differs(_ what: String, _ seconds: Double?, from expected: Double?) -> VerifyFinding? {
      guard let seconds, let expected, abs(seconds - expected) > tolerance else { return nil }
      return VerifyFinding(
        .durationDiffers, rendition.file,
        "\(what) lasts \(Self.text(seconds)) s instead of \(Self.text(expected)) s")
    }
    // A photograph lasts nothing; a rendition that is only heard lasts as long as its sound.
    guard rendition.durationSeconds != nil else { return [] }
    let what = rendition.picture == nil ? "its sound" : "its picture"
    let seconds = rendition.picture == nil ? facts.soundSeconds : facts.picture?.seconds
    return [
      differs(what, seconds, from: rendition.durationSeconds),
      differs("\(what), compared with its source,", seconds, from: rendition.sourceDurationSeconds),
    ].compactMap { $0 }
  }

  private func sound(_ facts: RenditionFacts) -> [VerifyFinding] {
    let streams = (rendition.picture == nil ? 0 : 1) + (rendition.sound == nil ? 0 : 1) + rendition.captionTracks.count
    guard (facts.soundSeconds != nil) == (rendition.sound != nil), facts.streamCount == streams else {
      return [
        VerifyFinding(
          .soundDiffers, rendition.file, "it has \(facts.streamCount) streams, and \(streams) were delivered")
      ]
    }
    return []
  }

  /// What an MP4 file cannot do without, as FFmpeg's muxer writes it.
  private static let harmless: [String: Set<String>] = [
    "major_brand": ["iso4", "M4A ", "iso5"], "minor_version": ["512"],
    "compatible_brands": ["iso4isomiso2avc1mp41", "M4A iso4isomiso2", "iso5iso6mp41"], "language": ["und"],
    "handler_name": ["VideoHandler", "SoundHandler", "SubtitleHandler"], "vendor_id": ["[0][0][0][0]"],
  ]

  private func metadata(_ facts: RenditionFacts) -> [VerifyFinding] {
    facts.tags.sorted { $0.key < $1.key }.compactMap { key, values in
      let others = values.subtracting(Self.harmless[key] ?? []).filter {
        !Self.isMuxer(key, $0) && !(key == "language" && captionLanguages.contains($0))
      }.sorted()
      guard !others.isEmpty else { return nil }
      return VerifyFinding(
        .metadataFound, rendition.file, "it carries metadata: \(key.printable) is '\(others[0].printable)'")
    }
  }

  /// FFmpeg's HLS muxer signs its files whatever it is told; the manifest names the same version.
  private static func isMuxer(_ key: String, _ value: String) -> Bool {
    key == "encoder" && value.hasPrefix("Lavf") && value.dropFirst(4).allSatisfy { $0.isNumber || $0 == "." }
  }

  private static func text(_ seconds: Double) -> String { String(describing: (seconds * 100).rounded() / 100) }
}

import Files
import Foundation

/// Holds one rendition, decoded, against what the manifest says of it.
struct RenditionCheck {
  private let rendition: Manifest.Rendition

  init(_ rendition: Manifest.Rendition) { self.rendition = rendition }

  func findings(_ inspect: (String) throws -> RenditionFacts, in folder: URL) -> [VerifyFinding] {
    let facts: RenditionFacts
    do {
      facts = try inspect(folder.appendingPathComponent(rendition.file).path)
    } catch {
      let reason = (error as? any ExplainedError)?.explanation.reason ?? "\(error)"
      return [VerifyFinding(.notDecodable, rendition.file, "it does not play to its end: \(reason)")]
    }
    return picture(facts) + durations(facts) + sound(facts) + metadata(facts)
  }

  private func picture(_ facts: RenditionFacts) -> [VerifyFinding] {
    let said = "\(rendition.width)x\(rendition.height) at \(rendition.frameRate)", found = "\(facts.width)x\(facts.height) at \(facts.frameRate)"
    return said == found ? [] : [VerifyFinding(.pictureDiffers, rendition.file, "its picture is \(found), and the manifest says \(said)")]
  }

  /// A tenth of a second or two frames, whichever is longer: a frame rate that is not the source's moves the end by up to one frame.
  private func durations(_ facts: RenditionFacts) -> [VerifyFinding] {
    let fraction = rendition.frameRate.split(separator: "/").compactMap { Double($0) }
    let frame = fraction.count == 2 && fraction[0] > 0 ? fraction[1] / fraction[0] : 0.04
    let tolerance = max(0.1, 2 * frame)
    func differs(_ what: String, _ seconds: Double, from expected: Double) -> VerifyFinding? {
      guard abs(seconds - expected) > tolerance else { return nil }
      return VerifyFinding(.durationDiffers, rendition.file, "\(what) lasts \(Self.text(seconds)) s instead of \(Self.text(expected)) s")
    }
    return [
      differs("its picture", facts.pictureSeconds, from: rendition.durationSeconds),
      differs("its picture, compared with its source,", facts.pictureSeconds, from: rendition.sourceDurationSeconds),
    ].compactMap { $0 }
  }

  private func sound(_ facts: RenditionFacts) -> [VerifyFinding] {
    let streams = rendition.hasSound ? 2 : 1
    guard (facts.soundSeconds != nil) == rendition.hasSound, facts.streamCount == streams else {
      return [VerifyFinding(.soundDiffers, rendition.file, "it has \(facts.streamCount) streams, and \(streams) were delivered")]
    }
    return []
  }

  /// What an MP4 file cannot do without, as FFmpeg's muxer writes it.
  private static let harmless: [String: Set<String>] = [
    "major_brand": ["isom"], "minor_version": ["512"], "compatible_brands": ["isomiso2avc1mp41"], "language": ["und"],
    "handler_name": ["VideoHandler", "SoundHandler"], "vendor_id": ["[0][0][0][0]"],
  ]

  private func metadata(_ facts: RenditionFacts) -> [VerifyFinding] {
    facts.tags.sorted { $0.key < $1.key }.compactMap { key, values in
      let others = values.subtracting(Self.harmless[key] ?? []).sorted()
      guard !others.isEmpty else { return nil }
      return VerifyFinding(.metadataFound, rendition.file, "it carries metadata: \(key.printable) is '\(others[0].printable)'")
    }
  }

  private static func text(_ seconds: Double) -> String { String(describing: (seconds * 100).rounded() / 100) }
}

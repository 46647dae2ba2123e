import Media
import Subtitles

/// The render tree of a source as people read it: what is done once, and for whom.
public enum RenderTreeText {
  /// Lines without indentation of their own. `languages` are those that are burned in; empty for none.
  public static func lines(
    of info: MediaInfo, hasSound: Bool, for platforms: [Platform], languages: [String]
  ) -> [String] {
    let kind = RenderSource.Kind(info)
    let jobs = platforms.flatMap { platform in
      sheets(platform, languages).map { sheet in
        RenditionJob(
          RenditionRequest(platform: platform, captions: sheet, folder: "", name: ""), kind: kind,
          source: info.picture?.pictureFormat, stats: "")
      }
    }
    let tree = RenderTree(jobs.flatMap(\.branches))
    let scales = tree.scales.map { scale in
      Node(
        text(scale.scale),
        scale.burns.map { burn in
          Node(
            burn.burn.captions.map { "captions in \($0.language)" } ?? "no captions",
            burn.encodes.map { encode in
              Node("\(text(encode.encoding)) → \(names(jobs) { $0.branches.contains(encode) })")
            })
        })
    }
    var roots: [Node] = []
    if kind != .sound { roots.append(Node("pictures: decoded once, hidden once", scales)) }
    if kind == .sound { roots.append(Node("pictures: the wave form on a card", scales)) }
    if kind == .still, jobs.contains(where: \.isPictureFile) {
      roots.append(Node("picture file → \(names(jobs) { $0.isPictureFile })"))
    }
    if hasSound {
      let targets = jobs.map(\.target).reduce(into: [SoundTarget]()) { if !$0.contains($1) { $0.append($1) } }
      roots.append(
        Node(
          "sound: measured once",
          targets.map { target in
            Node("\(text(target)) → \(names(jobs) { $0.target == target && !$0.isPictureFile })")
          }))
    }
    return roots.flatMap { $0.lines }
  }

  private struct Node {
    let title: String
    let children: [Node]

    init(_ title: String, _ children: [Node] = []) {
      self.title = title
      self.children = children
    }

    var lines: [String] {
      [title]
        + children.enumerated().flatMap { index, child in
          let isLast = index == children.count - 1
          return child.lines.enumerated().map { row, line in
            (row == 0 ? isLast ? "└─ " : "├─ " : isLast ? "   " : "│  ") + line
          }
        }
    }
  }

  private static func sheets(_ platform: Platform, _ languages: [String]) -> [Captions?] {
    platform.picture == nil || languages.isEmpty
      ? [nil] : languages.map { Captions([CueSheet(language: $0, cues: [])]) }
  }

  private static func names(_ jobs: [RenditionJob], _ isMeant: (RenditionJob) -> Bool) -> String {
    var names: [String] = []
    for job in jobs where isMeant(job) && !names.contains(job.request.platform.name) {
      names.append(job.request.platform.name)
    }
    return names.joined(separator: ", ")
  }

  private static func text(_ scale: PictureBranch.Scale) -> String {
    "\(scale.width)x\(scale.height) at \(short(scale.frameRate.value)) frames/s, \(scale.fit.rawValue)"
  }

  private static func text(_ encoding: PictureEncoding) -> String {
    let rate =
      switch encoding.rate {
      case .quality(let crf, let most): "CRF \(short(crf)), at most \(short(Double(most) / 1e6)) Mbit/s"
      case .average(let bitRate, let pass, _): "\(short(Double(bitRate) / 1e6)) Mbit/s, pass \(pass.rawValue)"
      }
    return "H.264 \(encoding.profile), \(encoding.preset), \(rate), keyframe every \(encoding.keyframeInterval)"
  }

  private static func text(_ target: SoundTarget) -> String {
    let encoding = target.encoding
    return
      "AAC \(encoding.bitRate / 1000) kbit/s, \(encoding.sampleRate) Hz, \(encoding.channels == 1 ? "mono" : "stereo"), "
      + "\(short(target.loudness)) LUFS under \(short(target.truePeak)) dBTP"
  }

  /// `25`, `29.97`
  private static func short(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}

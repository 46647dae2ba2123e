import Media
import Subtitles

/// One encoded picture track that is wanted, with every step on the way to it.
struct PictureBranch: Sendable, Hashable {
  /// One size at one frame rate.
  struct Scale: Sendable, Hashable {
    let width: Int
    let height: Int
    let frameRate: Rational
    let fit: PictureFit
  }

  /// One language, laid out for one safe area; without a sheet, nothing is burned in.
  struct Burn: Sendable, Hashable {
    let captions: Captions?
    let safeArea: PictureSpec.SafeArea
  }

  let scale: Scale
  let burn: Burn
  let encoding: PictureEncoding

  var pixelsPerSecond: Double { Double(scale.width * scale.height) * scale.frameRate.value }

  init(_ spec: PictureSpec, captions: Captions?, encoding: PictureEncoding) {
    scale = Scale(width: spec.width, height: spec.height, frameRate: encoding.frameRate, fit: spec.fit)
    // Without captions it does not matter where they may stand.
    burn = Burn(
      captions: captions, safeArea: captions == nil ? .init(left: 0, right: 0, top: 0, bottom: 0) : spec.safeArea)
    self.encoding = encoding
  }
}

/// The renditions of one source as a tree, in which every distinct step happens once: decode, conform and hide at the root,
/// scale once per picture size and frame rate, burn in once per size, language and safe area, encode once per encoding.
struct RenderTree: Sendable {
  struct ScaleNode: Sendable {
    let scale: PictureBranch.Scale
    var burns: [BurnNode]
  }

  struct BurnNode: Sendable {
    let burn: PictureBranch.Burn
    var encodes: [PictureBranch]
  }

  private(set) var scales: [ScaleNode] = []

  /// In the order in which they are first asked for.
  init(_ branches: [PictureBranch]) {
    for branch in branches {
      if !scales.contains(where: { $0.scale == branch.scale }) {
        scales.append(ScaleNode(scale: branch.scale, burns: []))
      }
      guard let scale = scales.firstIndex(where: { $0.scale == branch.scale }) else { continue }
      if !scales[scale].burns.contains(where: { $0.burn == branch.burn }) {
        scales[scale].burns.append(BurnNode(burn: branch.burn, encodes: []))
      }
      guard let burn = scales[scale].burns.firstIndex(where: { $0.burn == branch.burn }) else { continue }
      if !scales[scale].burns[burn].encodes.contains(branch) { scales[scale].burns[burn].encodes.append(branch) }
    }
  }

  var encodes: [PictureBranch] { scales.flatMap { $0.burns.flatMap(\.encodes) } }

  /// Whether an encoding has less to do than another: the one with the most should never wait for the others, for it ends last.
  func isLight(_ branch: PictureBranch) -> Bool { branch.pixelsPerSecond < (encodes.map(\.pixelsPerSecond).max() ?? 0) }
}

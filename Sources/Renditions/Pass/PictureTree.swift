import Files
import Foundation
import Media
import Subtitles
import Support

/// A render tree at work: threads joined by short queues, so memory does not grow with the clip.
final class PictureTree: Sendable {
  /// What the leaves and the sizes leave behind.
  final class Yield: Sendable {
    let tracks = Locked<[PictureBranch: EncodedTrack]>([:])
    /// Where captions were burned in.
    let captions = Locked<[PictureBranch: [OverlayPlace]]>([:])
    /// A picture of each size without captions, for thumbnails.
    let thumbnails = Locked<[PictureBranch.Scale: RedactedFrame]>([:])
  }

  struct Setting: Sendable {
    let makers: @Sendable (PictureBranch.Scale) -> any PictureMaker
    let fonts: FontFolder
    let scratch: Scratch
    /// Of the thumbnail, in seconds.
    let thumbnailSeconds: Double
  }

  let yield = Yield()
  let failure = FirstFailure()
  private let nodes: [PassNode<SourceItem>]

  init(_ tree: RenderTree, _ setting: Setting) {
    let (yield, failure) = (yield, failure)
    let leaves = PictureLeaves(tree: tree, setting: setting, yield: yield, failure: failure)
    nodes = tree.scales.map { scale in
      let burns = scale.burns.map(leaves.burnNode)
      return PassNode("scale", failure: failure, children: burns) { queue in
        let maker = setting.makers(scale.scale)
        var count = 0
        let thumbnail = Int(setting.thumbnailSeconds * scale.scale.frameRate.value)
        func passOn() throws {
          while let picture = try maker.take() {
            if count == 0 || count == thumbnail { yield.thumbnails.withLock { $0[scale.scale] = picture } }
            count += 1
            for burn in burns { try burn.push(picture) }
          }
        }
        while let item = try queue.take() {
          try maker.push(item)
          try passOn()
        }
        try maker.finish()
        try passOn()
      }
    }
  }

  func push(_ item: SourceItem) throws { for node in nodes { try node.push(item) } }

  func fail(_ error: any Error) {
    failure.set(error)
    nodes.forEach { $0.fail(error) }
  }

  /// Waits for everything, and throws what went wrong first.
  func finish() throws {
    nodes.forEach { $0.finish() }
    nodes.forEach { $0.join() }
    if let error = failure.error { throw error }
  }
}

/// The steps of a picture tree below its sizes.
private struct PictureLeaves {
  let tree: RenderTree
  let setting: PictureTree.Setting
  let yield: PictureTree.Yield
  let failure: FirstFailure

  /// Burning is the work of the encoder's own thread where only one wants the pictures.
  func burnNode(_ node: RenderTree.BurnNode) -> PassNode<RedactedFrame> {
    guard node.burn.captions != nil, node.encodes.count > 1, let first = node.encodes.first else {
      return fan(node.encodes.map { encodeNode($0, burn: node.burn) })
    }
    let encodes = node.encodes.map { encodeNode($0, burn: nil) }
    let (fonts, yield) = (setting.fonts, yield)
    return PassNode("burn", failure: failure, children: encodes) { queue in
      let burner = try SubtitleBurner(node.burn, width: first.scale.width, height: first.scale.height, fonts: fonts)
      while let picture = try queue.take() {
        let burned = try burner?.burn(into: picture) ?? picture
        for encode in encodes { try encode.push(burned) }
      }
      let places = burner?.places ?? []
      yield.captions.withLock { captions in for branch in node.encodes { captions[branch] = places } }
    }
  }

  private func fan(_ encodes: [PassNode<RedactedFrame>]) -> PassNode<RedactedFrame> {
    if encodes.count == 1 { return encodes[0] }
    return PassNode("fan", capacity: 1, failure: failure, children: encodes) { queue in
      while let picture = try queue.take() {
        for encode in encodes { try encode.push(picture) }
      }
    }
  }

  /// As many as keep four cores busy, over all encodes: a larger machine works on several sources at a time.
  private var partsAtOnce: Int {
    let encodes = max(1, tree.encodes.count)
    return (min(4, ProcessInfo.processInfo.activeProcessorCount) + encodes - 1) / encodes
  }

  private func encodeNode(_ branch: PictureBranch, burn: PictureBranch.Burn?) -> PassNode<RedactedFrame> {
    let (setting, yield, partsAtOnce) = (setting, yield, partsAtOnce)
    return PassNode("encode", isPatient: tree.isLight(branch), failure: failure) { queue in
      let burner = try burn.flatMap {
        try SubtitleBurner($0, width: branch.scale.width, height: branch.scale.height, fonts: setting.fonts)
      }
      var writer = try TrackWriter(
        path: setting.scratch.path("picture", "mp4"), picture: branch.encoding, partsAtOnce: partsAtOnce)
      while let picture = try queue.take() { try writer.write(burner?.burn(into: picture) ?? picture) }
      let track = try writer.finish()
      yield.tracks.withLock { $0[branch] = track }
      if let burner { yield.captions.withLock { $0[branch] = burner.places } }
    }
  }
}

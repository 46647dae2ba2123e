import Media

/// The renditions of one source as a tree, in which every distinct step happens once: decode, conform and hide at the root,
/// scale once per picture size and frame rate, burn and encode at the leaves.
struct RenderTree {
  struct Scale: Hashable {
    let width: Int
    let height: Int
    let frameRate: Rational
    let fit: PictureFit
  }

  struct Branch {
    let scale: Scale
    let leaves: [RenditionRequest]
  }

  let branches: [Branch]
  /// Each sample rate that a leaf wants, once.
  let sampleRates: [Int]

  init(_ requests: [RenditionRequest], source: PictureFormat) {
    var order: [Scale] = []
    var leaves: [Scale: [RenditionRequest]] = [:]
    for request in requests {
      let platform = request.platform
      let scale = Scale(
        width: platform.width, height: platform.height, frameRate: platform.frameRate(for: source.frameRate), fit: platform.fit)
      if leaves[scale] == nil { order.append(scale) }
      leaves[scale, default: []].append(request)
    }
    branches = order.map { Branch(scale: $0, leaves: leaves[$0] ?? []) }
    sampleRates = Set(requests.map(\.platform.sound.sampleRate)).sorted()
  }
}

/// What travels down the tree.
enum RenditionItem: Sendable {
  case picture(RedactedFrame)
  /// Already at this sample rate.
  case sound(RedactedSound, sampleRate: Int)
}

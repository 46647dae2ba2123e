import Media

/// Patches of one picture, each enlarged or reduced to a square tile, side by side in one input of the network: a close look at several
/// places costs as much as a coarse one at the whole. It is as large as the coarse input of a picture of 16:9, which needs no network of
/// another size beside it.
struct PatchMosaic {
  static let tile = 96
  static let columns = 3
  static let rows = 2
  static let count = columns * rows
  static let width = columns * tile + 32
  static let height = rows * tile
  /// A face takes a quarter of its tile, which leaves it room to move and the network some of its surroundings.
  private static let tileOverFace = 4.0

  private struct Patch {
    /// In fractions of the picture: what the tile shows.
    let area: NormalizedBox
    let scale: Int
  }

  private var patches: [Patch]
  /// Blue, green, red.
  private(set) var bytes: [UInt8]

  /// Looks at `places`, at most `columns` × `rows` of them, in a picture of 8-bit 4:2:0.
  init(_ places: [(box: NormalizedBox, scale: Int)], of picture: Frame) throws {
    let width = Double(picture.width), height = Double(picture.height)
    patches = places.prefix(Self.columns * Self.rows).map { place in
      let side = max(place.box.width * width, place.box.height * height, 8) * Self.tileOverFace
      return Patch(
        area: NormalizedBox(
          x: place.box.centerX - side / 2 / width, y: place.box.centerY - side / 2 / height, width: side / width,
          height: side / height),
        scale: place.scale)
    }
    bytes = [UInt8](repeating: 0, count: Self.width * Self.height * 3)
    try picture.withPlanes { planes in
      for (index, patch) in patches.enumerated() { draw(patch.area, tile: index, planes, width, height) }
    }
  }

  /// What was found in the mosaic, put where it is in the picture. Whoever lies across two tiles is nobody.
  func located(_ found: [Detection]) -> [Detection] {
    found.compactMap { detection in
      let x = detection.box.centerX * Double(Self.width) / Double(Self.tile),
        y = detection.box.centerY * Double(Self.height) / Double(Self.tile)
      let index = Int(y.rounded(.down)) * Self.columns + Int(x.rounded(.down))
      guard x >= 0, y >= 0, x < Double(Self.columns), y < Double(Self.rows), patches.indices.contains(index) else {
        return nil
      }
      let area = patches[index].area
      let across = area.width * Double(Self.width) / Double(Self.tile),
        down = area.height * Double(Self.height) / Double(Self.tile)
      let left = Double(index % Self.columns * Self.tile) / Double(Self.width),
        top = Double(index / Self.columns * Self.tile) / Double(Self.height)
      // As large as the tile: that is no face of the size that was looked for.
      guard detection.box.width * across < area.width * 0.8 else { return nil }
      return Detection(
        box: NormalizedBox(
          x: area.x + (detection.box.x - left) * across, y: area.y + (detection.box.y - top) * down,
          width: detection.box.width * across,
          height: detection.box.height * down),
        confidence: detection.confidence, scale: patches[index].scale)
    }
  }

  /// Each pixel of the tile is the mean of four samples; ITU-R BT.709, limited range, which is near enough for a network.
  private mutating func draw(_ area: NormalizedBox, tile: Int, _ planes: [Plane], _ width: Double, _ height: Double) {
    let side = Self.tile
    let step = (x: area.width * width / Double(side), y: area.height * height / Double(side))
    let origin = (x: area.x * width, y: area.y * height)
    let luma = planes[0], blue = planes[1], red = planes[2]
    func positions(_ origin: Double, _ step: Double, _ limit: Int) -> [Int] {
      (0..<2 * side).map { index in
        let place = (origin + (Double(index) + 0.5) * step / 2).rounded(.down)
        return place >= 0 && place < Double(limit) ? Int(place) : -1
      }
    }
    let xs = positions(origin.x, step.x, luma.width), ys = positions(origin.y, step.y, luma.height)
    bytes.withUnsafeMutableBufferPointer { target in
      for row in 0..<side {
        var output = ((tile / Self.columns * side + row) * Self.width + tile % Self.columns * side) * 3
        for column in 0..<side {
          var y = 0, count = 0
          for sampleRow in 2 * row...2 * row + 1 where ys[sampleRow] >= 0 {
            for sampleColumn in 2 * column...2 * column + 1 where xs[sampleColumn] >= 0 {
              y += Int(luma.base[ys[sampleRow] * luma.stride + xs[sampleColumn]])
              count += 1
            }
          }
          // Beyond the picture it is black.
          if count > 0, ys[2 * row] >= 0 || ys[2 * row + 1] >= 0 {
            let cy = max(ys[2 * row], ys[2 * row + 1]) / 2, cx = max(xs[2 * column], xs[2 * column + 1]) / 2
            let u = Int(blue.base[cy * blue.stride + cx]) - 128, v = Int(red.base[cy * red.stride + cx]) - 128
            let light = 298 * (y / count - 16)
            target[output] = UInt8(clamping: (light + 541 * u) >> 8)
            target[output + 1] = UInt8(clamping: (light - 55 * u - 136 * v) >> 8)
            target[output + 2] = UInt8(clamping: (light + 459 * v) >> 8)
          }
          output += 3
        }
      }
    }
  }
}

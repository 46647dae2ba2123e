import Media

/// Looks at one picture for text.
final class TextScanner {
  /// Long side, in pixels, of the network's input: letters that are 14 pixels high in a picture of 1920 are 5 in it, and are found (decision 0024).
  static let side = 736
  /// Of photographs, in which there is no second look.
  static let closeSide = 1280

  private let detector: TextDetector
  private var scalers: [NetworkSize: Downscaler] = [:]

  init(_ detector: TextDetector) { self.detector = detector }

  /// Places with text, most confident first. `isSingle`: nothing comes after it, so that it is worth a closer look.
  func texts(in picture: Frame, light: Light, isSingle: Bool) throws -> [Detection] {
    let sides = isSingle ? [Self.side, Self.closeSide] : [Self.side]
    // A small picture is enlarged to twice its size at most: there is nothing more to see in it.
    let most = 2 * max(picture.width, picture.height)
    let lines = try Set(sides.map { min($0, most) }).sorted().flatMap { side in
      let size = NetworkSize(longSide: side, width: picture.width, height: picture.height)
      let scaler = scalers[size] ?? Downscaler(width: size.width, height: size.height)
      scalers[size] = scaler
      let small = try scaler.scale(picture)
      return try small.withPackedRows { bytes, stride in
        try look(UnsafeRawBufferPointer(start: bytes, count: stride * small.height), small, stride, light)
      }
    }
    return TextBlocks.of(lines, aspect: Double(picture.width) / Double(picture.height))
  }

  private func look(
    _ bytes: UnsafeRawBufferPointer, _ small: Frame, _ stride: Int, _ light: Light
  ) throws -> [Detection] {
    guard let table = light.table else { return try detect(bytes, small, stride) }
    return try bytes.map { table[Int($0)] }.withUnsafeBytes { try detect($0, small, stride) }
  }

  private func detect(_ bytes: UnsafeRawBufferPointer, _ small: Frame, _ stride: Int) throws -> [Detection] {
    guard let base = bytes.baseAddress else { return [] }
    return try detector.detect(in: BGRPicture(width: small.width, height: small.height, stride: stride, bytes: base))
  }
}

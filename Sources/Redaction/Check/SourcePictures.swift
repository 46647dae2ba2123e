public import Files
public import Media

/// The pictures of a source, one after the other as they are asked for.
public final class SourcePictures {
  private let reader: MediaReader
  private var current: Frame?
  private var next: Frame?

  /// Throws where the source cannot be opened.
  public init(_ file: SourceFile, tier: InputTier) throws {
    reader = try MediaReader(file, tier: tier, sound: .nothing)
  }

  /// The picture that is shown at a time that is not before the last one asked for, in seconds of the source: the first one also before it begins, and
  /// the last one ever after. Throws what reading throws.
  func picture(atSeconds seconds: Double) throws -> Frame? {
    if current == nil {
      current = try read()
      next = try read()
    }
    while let following = next, let time = following.time, time.seconds <= seconds {
      current = following
      next = try read()
    }
    return current
  }

  private func read() throws -> Frame? {
    while let item = try reader.next() {
      if case .picture(let picture) = item, picture.time != nil { return picture }
    }
    return nil
  }
}

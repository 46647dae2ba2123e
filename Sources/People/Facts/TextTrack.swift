import Files

/// A place with text through one stretch of a shot: where it is at some frames, with straight ways between them. What is written is not known.
public struct TextTrack: Sendable, Hashable {
  /// Counted from 1, in the order in which the tracks begin.
  public let id: Int
  /// In order of frames; never empty.
  public let keyframes: [TrackBox]

  /// The frames of `keyframes` must rise.
  public init(id: Int, keyframes: [TrackBox]) {
    self.id = id
    self.keyframes = keyframes
  }

  /// Frames are counted from 0.
  public var frames: ClosedRange<Int> { keyframes[0].frame...keyframes[keyframes.count - 1].frame }

  /// Up to three frames in which the text was seen most clearly, one in each third of them: by where it is there, a person names the track.
  public var representatives: [Int] {
    let seen = keyframes.filter { $0.origin == .seen }
    let parts = min(3, seen.count)
    return (0..<parts).compactMap { part in
      seen[seen.count * part / parts..<seen.count * (part + 1) / parts].max {
        ($0.confidence, $1.frame) < ($1.confidence, $0.frame)
      }?.frame
    }
  }

  /// Of the frames in which it was seen, 0…1.
  public var greatestConfidence: Double { keyframes.map(\.confidence).max() ?? 0 }

  /// Nil outside the track.
  public func box(inFrame frame: Int) -> TrackBox? {
    guard frames.contains(frame), let next = keyframes.firstIndex(where: { $0.frame >= frame }) else { return nil }
    return Self.box(in: frame, from: keyframes[max(0, next - 1)], to: keyframes[next])
  }

  /// One for each frame.
  public var boxes: [TrackBox] {
    [keyframes[0]]
      + zip(keyframes, keyframes.dropFirst()).flatMap { last, next in
        (last.frame + 1...next.frame).map { Self.box(in: $0, from: last, to: next) }
      }
  }

  private static func box(in frame: Int, from last: TrackBox, to next: TrackBox) -> TrackBox {
    guard frame < next.frame else { return next }
    guard frame > last.frame else { return last }
    let share = Double(frame - last.frame) / Double(next.frame - last.frame)
    let isHeld = last.origin == .held || next.origin == .held
    return TrackBox(
      frame: frame, box: last.box.interpolated(to: next.box, share), confidence: 0, origin: isHeld ? .held : .followed)
  }
}

extension TextTrack: Codable {
  private enum CodingKeys: String, CodingKey { case id, keyframes }

  /// Throws when the keyframes are not in order.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(Int.self, forKey: .id)
    keyframes = try container.decode([TrackBox].self, forKey: .keyframes)
    let rises = !keyframes.isEmpty && zip(keyframes, keyframes.dropFirst()).allSatisfy { $0.frame < $1.frame }
    guard rises else {
      throw DecodingError.dataCorruptedError(
        forKey: .keyframes, in: container, debugDescription: "a track needs keyframes in the order of their frames")
    }
  }
}

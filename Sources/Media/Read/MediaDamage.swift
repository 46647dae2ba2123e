/// What of a source could not be decoded, and was concealed: a picture stands still or is guessed, sound is silent.
public struct MediaDamage: Sendable, Hashable, Codable {
  /// Pictures that are missing or guessed.
  public internal(set) var pictures = 0
  /// Blocks of sound that are missing.
  public internal(set) var sounds = 0
  /// Where it happened, in seconds of the source; the first twenty places.
  public internal(set) var seconds: [Double] = []

  public init() {}

  public mutating func add(_ other: MediaDamage) {
    pictures += other.pictures
    sounds += other.sounds
    seconds = Array((seconds + other.seconds).sorted().prefix(20))
  }

  public var isNone: Bool { pictures == 0 && sounds == 0 }

  /// `3 pictures and 1 block of sound, first at 12.4 s`
  public var summary: String {
    func count(_ number: Int, _ one: String, _ many: String) -> String? {
      number == 0 ? nil : "\(number) \(number == 1 ? one : many)"
    }
    let parts = [count(pictures, "picture", "pictures"), count(sounds, "block of sound", "blocks of sound")].compactMap
    { $0 }
    let first = seconds.first.map { ", first at \(($0 * 100).rounded() / 100) s" } ?? ""
    return parts.joined(separator: " and ") + first
  }
}

/// A place that a plan covers, and a rendition shows as the source does: from the first look at it to the last.
public struct UncoveredPlace: Sendable, Hashable {
  /// 0 for the whole picture.
  public let track: Int
  /// Of the rendition.
  public let firstSeconds: Double
  public fileprivate(set) var lastSeconds: Double
  /// Looks in which it shows.
  public fileprivate(set) var looks = 1
  /// The greatest correlation of its detail with the source's, 0…1.
  public fileprivate(set) var correlation: Double
  /// Where the first picture that shows it was kept; nil where none was.
  public let picture: String?

  init(track: Int, seconds: Double, correlation: Double, picture: String?) {
    self.track = track
    firstSeconds = seconds
    lastSeconds = seconds
    self.correlation = correlation
    self.picture = picture
  }

  mutating func add(seconds: Double, correlation: Double) {
    lastSeconds = seconds
    looks += 1
    self.correlation = max(self.correlation, correlation)
  }
}

import Support

/// Sees to it that every picture has a time, and that times rise strictly.
struct PictureClock {
  let path: String
  let timeBase: Rational
  let frameRate: Rational?
  var count = 0
  private var last: Int64?
  /// Of the last picture, in seconds of the source.
  var lastSeconds: Double? { last.map { Double($0) * timeBase.value } }

  init(path: String, timeBase: Rational, frameRate: Rational?) {
    self.path = path
    self.timeBase = timeBase
    self.frameRate = frameRate
  }

  /// A gap longer than this is a damaged or hostile file: filling it with still pictures could take days.
  private static let longestGapSeconds = 60.0
  /// A picture whose time is a little before the last one's is a slip; so many in a row that are further back are another film.
  private static let slipSeconds = 0.5
  private static let mostSlips = 5
  private var slips = 0

  mutating func stamp(_ frame: Frame) throws {
    count += 1
    let step = frameRate.map { max(1, Int64(clamping: (1 / ($0.value * timeBase.value)).rounded())) } ?? 1
    var ticks = frame.time?.ticks ?? (last.map { $0.addingClamped(step) } ?? 0)
    if let last {
      slips = Double(last) - Double(ticks) > Self.slipSeconds / timeBase.value ? slips + 1 : 0
      guard slips < Self.mostSlips else {
        throw MediaError(
          "decoding the picture", path: path,
          reason:
            "its times begin anew at \((Double(last) * timeBase.value * 100).rounded() / 100) s, as where files were put one after the other",
          advice: "Give the parts as files of their own, or join them with a program that counts on")
      }
      guard last < .max else {
        throw MediaError(
          "decoding the picture", path: path, reason: "a picture's time is larger than can be counted",
          advice: "Convert the file to MP4 first")
      }
      if ticks <= last { ticks = last + 1 }
      let (gap, overflows) = ticks.subtractingReportingOverflow(last)
      guard !overflows, Double(gap) * timeBase.value <= Self.longestGapSeconds else {
        throw MediaError(
          "decoding the picture", path: path,
          reason: "the picture stands still for more than \(Int(Self.longestGapSeconds)) s",
          advice: "Cut the file there")
      }
    }
    frame.set(ticks: ticks)
    last = ticks
  }
}

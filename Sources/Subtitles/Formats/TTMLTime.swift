import Foundation

/// Time expressions of TTML: W3C, "Timed Text Markup Language 2", section 12.3.1, and the parameters that they depend on, section 7.2.
struct TTMLTime {
  /// Frames a second.
  private let frameRate: Double
  private let subFrameRate: Double
  private let tickRate: Double

  init(_ root: XMLTree) {
    func number(_ name: String) -> Double? {
      root.attributes[name].flatMap(Double.init).flatMap { $0 > 0 && $0 < 1e9 ? $0 : nil }
    }
    let factors = (root.attributes["frameRateMultiplier"] ?? "").split { $0 == " " || $0 == ":" }.compactMap {
      Double($0)
    }
    let multiplier = factors.count == 2 && factors[0] > 0 && factors[1] > 0 ? factors[0] / factors[1] : 1
    frameRate = (number("frameRate") ?? 30) * multiplier
    subFrameRate = number("subFrameRate") ?? 1
    tickRate = number("tickRate") ?? (number("frameRate") == nil ? 1 : frameRate * subFrameRate)
  }

  /// nil where the text is no time.
  func milliseconds(_ text: String) -> Int? {
    guard let seconds = text.contains(":") ? clock(text) : offset(text), (0...3_600_000).contains(seconds) else {
      return nil
    }
    return Int((seconds * 1000).rounded())
  }

  /// `hh:mm:ss`, `hh:mm:ss.fraction`, `hh:mm:ss:frames` or `hh:mm:ss:frames.subframes`
  private func clock(_ text: String) -> Double? {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (3...4).contains(fields.count), let hours = whole(fields[0]), let minutes = whole(fields[1]) else {
      return nil
    }
    if fields.count == 3 {
      guard let seconds = decimal(fields[2]) else { return nil }
      return hours * 3600 + minutes * 60 + seconds
    }
    let parts = fields[3].split(separator: ".", omittingEmptySubsequences: false)
    guard let seconds = whole(fields[2]), let frames = parts.first.flatMap(whole), parts.count <= 2 else { return nil }
    let subFrames = parts.count == 2 ? whole(parts[1]) : 0
    return subFrames.map { hours * 3600 + minutes * 60 + seconds + (frames + $0 / subFrameRate) / frameRate }
  }

  /// `12.5s`, `500ms`, `75f`, `10000000t`
  private func offset(_ text: String) -> Double? {
    for (metric, seconds) in [
      ("ms", 0.001), ("h", 3600), ("m", 60), ("s", 1), ("f", 1 / frameRate), ("t", 1 / tickRate),
    ]
    where text.hasSuffix(metric) {
      return decimal(text.dropLast(metric.count)).map { $0 * seconds }
    }
    return nil
  }

  private func whole(_ text: Substring) -> Double? {
    text.allSatisfy { $0.isASCII && $0.isNumber } ? Double(text) : nil
  }
  private func decimal(_ text: Substring) -> Double? {
    text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } ? Double(text) : nil
  }
}

/// Numbers from strangers: a conversion or a sum that has no room gives the nearest number that has one, and nothing traps.
extension FixedWidthInteger {
  /// The nearest whole number towards zero, as `Int(value)` where that is possible; what is no number is 0.
  public init(clamping value: Double) {
    if let exact = Self(exactly: value.rounded(.towardZero)) {
      self = exact
    } else {
      self = value.isNaN ? 0 : value < 0 ? .min : .max
    }
  }

  public func addingClamped(_ other: Self) -> Self {
    let (sum, overflows) = addingReportingOverflow(other)
    guard overflows else { return sum }
    return other < 0 ? .min : .max
  }

  public func subtractingClamped(_ other: Self) -> Self {
    let (difference, overflows) = subtractingReportingOverflow(other)
    guard overflows else { return difference }
    return other < 0 ? .max : .min
  }

  public func multipliedClamped(by other: Self) -> Self {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    guard overflows else { return product }
    return (self < 0) != (other < 0) ? .min : .max
  }
}

extension Comparable {
  /// The nearest value inside the range.
  public func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}

extension Range where Bound == Int {
  /// The first number of the range for which `isReached` is true; the range's end where there is none. It must be false up to there and
  /// true from there on: it is asked about log2 of the count.
  public func bisected(_ isReached: (Int) -> Bool) -> Int {
    var low = lowerBound, high = upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if isReached(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

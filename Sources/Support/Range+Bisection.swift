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

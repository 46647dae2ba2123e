/// Takes the jitter out of a track's boxes without ever uncovering a face.
enum BoxSmoothing {
  /// Frames on either side that have a say.
  static let reach = 4

  /// Each side becomes the mean, over a window, of its outermost places over the same window. The window of every frame that is
  /// averaged holds the frame itself, so no term lies further in than the raw side: each box still holds the raw one.
  static func smooth(_ boxes: [NormalizedBox]) -> [NormalizedBox] {
    let left = mean(outermost(boxes.map(\.x), min))
    let top = mean(outermost(boxes.map(\.y), min))
    let right = mean(outermost(boxes.map(\.right), max))
    let bottom = mean(outermost(boxes.map(\.bottom), max))
    return boxes.indices.map { index in
      // The union undoes the last bit that rounding of the mean may take.
      NormalizedBox(left: left[index], top: top[index], right: right[index], bottom: bottom[index]).union(boxes[index])
    }
  }

  private static func outermost(_ values: [Double], _ pick: (Double, Double) -> Double) -> [Double] {
    values.indices.map { index in window(values, around: index).reduce(values[index], pick) }
  }

  private static func mean(_ values: [Double]) -> [Double] {
    values.indices.map { index in
      let window = window(values, around: index)
      return window.reduce(0, +) / Double(window.count)
    }
  }

  private static func window(_ values: [Double], around index: Int) -> ArraySlice<Double> {
    values[max(index - reach, 0)...min(index + reach, values.count - 1)]
  }
}

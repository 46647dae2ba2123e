/// Takes the jitter out of a track's boxes without ever uncovering a face.
enum BoxSmoothing {
  /// Frames on either side that have a say.
  static let reach = 4

  /// The centre becomes the mean of those around it, which on a straight way is its own place. Each side keeps the mean distance, over a
  /// window, of the largest distances that raw sides have from those centres over the same window: every one of them is at least the
  /// frame's own, so each box still holds the raw one.
  static func smooth(_ boxes: [NormalizedBox]) -> [NormalizedBox] {
    let xs = mean(boxes.map(\.centerX)), ys = mean(boxes.map(\.centerY))
    func reach(_ distance: (NormalizedBox, Double, Double) -> Double) -> [Double] {
      mean(largest(boxes.indices.map { distance(boxes[$0], xs[$0], ys[$0]) }))
    }
    let left = reach { box, x, _ in x - box.x }, right = reach { box, x, _ in box.right - x }
    let top = reach { box, _, y in y - box.y }, bottom = reach { box, _, y in box.bottom - y }
    return boxes.indices.map { index in
      // The union undoes the last bit that rounding may take.
      NormalizedBox(
        left: xs[index] - left[index], top: ys[index] - top[index], right: xs[index] + right[index],
        bottom: ys[index] + bottom[index]
      )
      .union(boxes[index])
    }
  }

  private static func largest(_ values: [Double]) -> [Double] {
    values.indices.map { index in window(values, around: index).reduce(values[index], max) }
  }

  private static func mean(_ values: [Double]) -> [Double] {
    values.indices.map { index in
      let window = window(values, around: index)
      return window.reduce(0, +) / Double(window.count)
    }
  }

  /// As far on one side as on the other: else the mean would lag behind at the ends.
  private static func window(_ values: [Double], around index: Int) -> ArraySlice<Double> {
    let reach = min(reach, index, values.count - 1 - index)
    return values[index - reach...index + reach]
  }
}

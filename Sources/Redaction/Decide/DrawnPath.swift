import People

/// Where something that a person drew is at each time: keyframes, and straight ways between them.
struct DrawnPath {
  private let drawing: Decisions.Drawing

  init(_ drawing: Decisions.Drawing) { self.drawing = drawing }

  /// Seconds in which it is there, the ends included.
  var seconds: ClosedRange<Double> {
    let first = drawing.at[0][0], last = drawing.at[drawing.at.count - 1][0]
    if drawing.follow == true { return min(drawing.from ?? first, first)...max(drawing.to ?? .infinity, first) }
    let single = drawing.at.count == 1
    let start = drawing.from ?? (single ? -.infinity : first)
    return start...max(start, drawing.to ?? (single ? .infinity : last))
  }

  /// Before the first keyframe it is where it is there; after the last, likewise.
  func region(at seconds: Double) -> Region { region(numbers(at: seconds)) }

  /// What the single keyframe of something that is followed shows, moved and scaled as `box` was from `start`.
  func region(movedTo box: NormalizedBox, from start: NormalizedBox) -> Region {
    let across = box.width / start.width, down = box.height / start.height
    func x(_ value: Double) -> Double { box.centerX + (value - start.centerX) * across }
    func y(_ value: Double) -> Double { box.centerY + (value - start.centerY) * down }
    var numbers = Array(drawing.at[0].dropFirst())
    if drawing.shape == .polygon {
      for index in numbers.indices { numbers[index] = index.isMultiple(of: 2) ? x(numbers[index]) : y(numbers[index]) }
    } else {
      numbers = [x(numbers[0]), y(numbers[1]), numbers[2] * across, numbers[3] * down]
    }
    return region(numbers)
  }

  private func numbers(at seconds: Double) -> [Double] {
    let rows = drawing.at
    guard let next = rows.firstIndex(where: { $0[0] >= seconds }) else {
      return Array(rows[rows.count - 1].dropFirst())
    }
    guard next > 0 else { return Array(rows[0].dropFirst()) }
    let share = (seconds - rows[next - 1][0]) / (rows[next][0] - rows[next - 1][0])
    return zip(rows[next - 1], rows[next]).dropFirst().map { $0 + ($1 - $0) * share }
  }

  private func region(_ numbers: [Double]) -> Region {
    switch drawing.shape {
    case .ellipse:
      return Region(
        centerX: numbers[0] + numbers[2] / 2, centerY: numbers[1] + numbers[3] / 2, radiusX: numbers[2] / 2,
        radiusY: numbers[3] / 2)
    case .box:
      return .polygon(
        NormalizedPolygon(NormalizedBox(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])))
    case .polygon:
      return .polygon(
        NormalizedPolygon(
          stride(from: 0, to: numbers.count - 1, by: 2).map { .init(x: numbers[$0], y: numbers[$0 + 1]) }))
    }
  }
}

extension Decisions {
  /// Something that cannot be meant, whatever the source shows; `keys` say where it stands in the file.
  public struct Problem: Sendable, Hashable {
    public let keys: [String]
    /// A sentence, with the fix.
    public let message: String
  }

  public var problems: [Problem] {
    var problems: [Problem] = []
    func add(_ keys: [String], _ message: String) { problems.append(Problem(keys: keys, message: message)) }
    for (name, person) in namedPeople {
      for message in person.problems { add(["people", name, message.key], "in '\(name)', \(message.text)") }
    }
    for (name, drawing) in namedDrawings {
      for message in drawing.problems { add(["regions", name, message.key], "in '\(name)', \(message.text)") }
    }
    for (name, stretch) in namedStretches where stretch.to <= stretch.from {
      add(
        ["ranges", name, "to"],
        "in '\(name)', to: \(stretch.to) is not after from: \(stretch.from). Correct one of them")
    }
    for (name, voice) in namedVoices {
      for message in voice.problems { add(["voices", name, message.key], "in '\(name)', \(message.text)") }
    }
    for (name, text) in namedTexts {
      for message in text.problems { add(["texts", name, message.key], "in '\(name)', \(message.text)") }
    }
    if let nobody, !nobody.contains(where: { !$0.isWhitespace }) {
      add(["nobody"], "'nobody' must say why nobody was found, as in nobody: \"a street without people\"")
    }
    return problems
  }
}

private typealias Message = (key: String, text: String)

extension Decisions.Person {
  fileprivate var problems: [Message] {
    var messages: [Message] = []
    if let row = at.first(where: { $0.count != 3 && $0.count != 5 }) {
      messages.append(
        (
          "at",
          "a row of at: has \(row.count) numbers. Write seconds, x, y of a point in the face, or seconds, x, y, width, height of its box"
        ))
    }
    if action == .keep, because?.contains(where: { !$0.isWhitespace }) != true {
      messages.append(
        ("do", "do: keep shows a person as they are. Say why, for whoever reads this later: because: \"...\""))
    }
    if let from, let to, to <= from {
      messages.append(("to", "to: \(to) is not after from: \(from). Correct one of them"))
    }
    if action != .keep, from != nil || to != nil {
      messages.append((from != nil ? "from" : "to", "from: and to: belong to do: keep. Leave them out"))
    }
    if action == .merge, at.count < 2 {
      messages.append(("at", "do: merge needs a row for each of the tracks that are one person. Add the other one"))
    }
    return messages
  }
}

extension Decisions.Text {
  fileprivate var problems: [Message] {
    var messages: [Message] = []
    if let row = at.first(where: { $0.count != 3 && $0.count != 5 }) {
      messages.append(
        (
          "at",
          "a row of at: has \(row.count) numbers. Write seconds, x, y of a point in the text, or seconds, x, y, width, height of its box"
        ))
    }
    if action == .keep, because?.contains(where: { !$0.isWhitespace }) != true {
      messages.append(("do", "do: keep lets a text be read. Say why, for whoever reads this later: because: \"...\""))
    }
    if let from, let to, to <= from {
      messages.append(("to", "to: \(to) is not after from: \(from). Correct one of them"))
    }
    if action != .keep, from != nil || to != nil {
      messages.append((from != nil ? "from" : "to", "from: and to: belong to do: keep. Leave them out"))
    }
    return messages
  }
}

extension Decisions.Drawing {
  fileprivate var problems: [Message] {
    var messages: [Message] = []
    switch shape {
    case .ellipse, .box:
      if let row = at.first(where: { $0.count != 5 }) {
        messages.append(
          ("at", "a keyframe has \(row.count) numbers, and a shape: \(shape) needs five: seconds, x, y, width, height"))
      } else if at.contains(where: { $0[3] <= 0 || $0[4] <= 0 }) {
        messages.append(("at", "a keyframe has no size. Its numbers are seconds, x, y, width, height"))
      }
    case .polygon:
      if let row = at.first(where: { $0.count < 7 || $0.count.isMultiple(of: 2) }) {
        messages.append(
          (
            "at",
            "a keyframe has \(row.count) numbers, and a polygon needs seconds, then x and y of at least three corners"
          ))
      } else if Set(at.map(\.count)).count > 1 {
        messages.append(
          ("at", "the keyframes have different numbers of corners. Give each the same corners in the same order"))
      }
    }
    if let wild = at.flatMap({ $0.dropFirst() }).first(where: { abs($0) > 10 }) {
      messages.append(
        ("at", "\(wild) is far outside the picture. Places are fractions of it: 0 is left or top, 1 is right or bottom")
      )
    }
    if zip(at, at.dropFirst()).contains(where: { ($0.first ?? 0) >= ($1.first ?? 0) }) {
      messages.append(
        ("at", "the keyframes are not in the order of their times. Sort them; their first numbers are seconds"))
    }
    if follow == true, at.count > 1 {
      messages.append(
        ("follow", "follow: true takes one keyframe, from which the tracker begins. Keep one, or leave out follow"))
    }
    if let from, let to, to <= from {
      messages.append(("to", "to: \(to) is not after from: \(from). Correct one of them"))
    }
    if !messages.contains(where: { $0.key == "at" }) { messages += placeProblems }
    messages += timeProblems
    if show == true, because?.contains(where: { !$0.isWhitespace }) != true {
      messages.append(
        ("show", "show: true lets a face be seen there. Say why, for whoever reads this later: because: \"...\""))
    }
    if show == true, cover != nil {
      messages.append(("cover", "cover: hides what is there, and show: true does not. Leave one of them out"))
    }
    return messages
  }
}

extension Decisions.Drawing {
  /// A place that hides nothing, whatever the source shows. Every row must have its numbers.
  private var placeProblems: [Message] {
    let path = DrawnPath(self)
    let boxes = at.map { path.region(at: $0[0]).boundingBox }
    if boxes.allSatisfy({ $0.right <= 0 || $0.bottom <= 0 || $0.x >= 1 || $0.y >= 1 }) {
      return [
        (
          "at",
          "it lies outside the picture throughout. Places are fractions of it: 0 is left or top, 1 is right or bottom"
        )
      ]
    }
    if shape == .polygon, at.contains(where: { !$0.dropFirst().hasArea }) {
      return [("at", "the corners of a keyframe lie in one line, and nothing is between them")]
    }
    return []
  }

  /// Times that leave nothing, or a single frame, of what is drawn.
  private var timeProblems: [Message] {
    guard let first = at.first?.first, let last = at.last?.first, at.count > 1 || follow == true else { return [] }
    let what = follow == true ? "the keyframe, from which it is followed, is" : "its keyframes are"
    if let to, to <= first {
      return [("to", "to: \(to) is not after \(first), when \(what) there. Correct one of them")]
    }
    if let from, from >= last, follow != true {
      return [("from", "from: \(from) is not before \(last), when the last of its keyframes is. Correct one of them")]
    }
    if let from, from > first, follow == true {
      return [("from", "from: \(from) is after \(first), when \(what) there. Correct one of them")]
    }
    return []
  }
}

extension Collection where Element == Double {
  /// Of the corners x, y, x, y …: whether they do not all lie in one line.
  fileprivate var hasArea: Bool {
    let numbers = Array(self)
    let corners = stride(from: 0, to: numbers.count - 1, by: 2).map {
      (x: numbers[$0] - numbers[0], y: numbers[$0 + 1] - numbers[1])
    }
    guard let far = corners.max(by: { $0.x * $0.x + $0.y * $0.y < $1.x * $1.x + $1.y * $1.y }) else { return false }
    return corners.contains { abs(far.x * $0.y - far.y * $0.x) > 1e-6 }
  }
}

extension Decisions.Voice {
  fileprivate var problems: [Message] {
    var messages: [Message] = []
    if action == .keep, because?.contains(where: { !$0.isWhitespace }) != true {
      messages.append(
        ("do", "do: keep lets a voice be heard as it is. Say why, for whoever reads this later: because: \"...\""))
    }
    if speaker == nil, from == nil, to == nil {
      messages.append(
        (
          "do",
          "nothing says whose voice or when. Write speaker:, as the transcript labels who speaks, or from: and to:"
        ))
    }
    if speaker != nil, from != nil || to != nil {
      messages.append(
        (
          from != nil ? "from" : "to",
          "speaker: says when already: whenever the transcript says so. Leave from: and to: out"
        ))
    }
    if let from, let to, to <= from {
      messages.append(("to", "to: \(to) is not after from: \(from). Correct one of them"))
    }
    return messages
  }
}

import Files
import Support

/// What the network saw so far, on disk, so that a search that is interrupted goes on where it was: the pictures are decoded again, and
/// those that were looked at are not looked at again.
///
/// Each line is one picture that was looked at: its time stamp, and a group of `x y width height confidence scale` for each face. The order
/// of these pictures is the same on every run, so that the result is the same as without an interruption. Readable by its owner only;
/// removed when the search is complete.
public final class DetectionJournal {
  private let journal: LineJournal
  /// What was seen before the interruption.
  let known: [Look]
  private var position = 0

  struct Look {
    let pts: Int64
    let seen: [Detection]
  }

  /// `key` stands for everything that decides what is seen: the source, the model, the libraries, the schedule, the code. Throws `Failure` where the
  /// file cannot be written.
  public init(path: String, key: Digest) throws {
    journal = try LineJournal(path: path, title: "detections \(key)")
    known = journal.lines.compactMap(Self.look)
  }

  /// What was seen in the picture with that time stamp, if that is the next one; nil where it is not known yet.
  func seen(at pts: Int64) -> [Detection]? {
    guard position < known.count, known[position].pts == pts else {
      // From a picture on that was not looked at then, nothing is known.
      position = known.count
      return nil
    }
    position += 1
    return known[position - 1].seen
  }

  func add(_ seen: [Detection], at pts: Int64) throws {
    let faces = seen.map { " \($0.box.x) \($0.box.y) \($0.box.width) \($0.box.height) \($0.confidence) \($0.scale)" }
    try journal.add("\(pts)\(faces.joined())")
  }

  /// The search is complete, and its result is kept elsewhere.
  public func remove() { journal.remove() }

  /// Swift writes numbers so that they are read as the same ones.
  private static func look(_ line: String) -> Look? {
    let words = line.split(separator: " ")
    let numbers = words.dropFirst().compactMap { Double($0) }
    guard let pts = words.first.flatMap({ Int64($0) }), words.count % 6 == 1, numbers.count == words.count - 1 else {
      return nil
    }
    return Look(
      pts: pts,
      seen: stride(from: 0, to: numbers.count, by: 6).map { start in
        let box = NormalizedBox(
          x: numbers[start], y: numbers[start + 1], width: numbers[start + 2], height: numbers[start + 3])
        return Detection(box: box, confidence: numbers[start + 4], scale: Int(clamping: numbers[start + 5]))
      })
  }
}

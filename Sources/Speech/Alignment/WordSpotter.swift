import Support

/// Looks for single words of a synthesised text in a recording, each for itself: whether a word is where an alignment of the whole text puts it.
///
/// An alignment puts every word somewhere, said or not. A word that is looked for alone is found in the same place only if it is said there, or by
/// chance. Dynamic time warping with free ends: M. Müller, "Information Retrieval for Music and Motion" (2007), section 4.4.
struct WordSpotter {
  private let heard: Heard
  private let spoken: Spoken
  private let heardRows: [Float]
  private let spokenRows: [Float]

  /// Seconds beside the sentence in which a word is looked for, and of what stands around it that is looked for with it.
  private static let reach = 1.5
  private static let context = 0.1
  /// Of the shorter of two places that are the same.
  private static let overlap = 0.5
  private static let width = SpeechFeatures.width

  init(_ heard: Heard, _ spoken: Spoken) {
    (self.heard, self.spoken) = (heard, spoken)
    heardRows = Self.unit(heard.features.normalised(heard.speech))
    spokenRows = Self.unit(spoken.features.normalised(spoken.speech))
  }

  /// Whether `word`, in frames of the synthesised text, is found where `aligned` is, in frames of the recording; `sentence` is where all of its
  /// sentence is.
  func isFound(_ word: Range<Int>, at aligned: Range<Int>, in sentence: Range<Int>) -> Bool {
    let frames = { (seconds: Double) in Int(seconds / SpeechFeatures.hop) }
    let template = rows(
      of: (word.lowerBound - frames(Self.context))..<(word.upperBound + frames(Self.context)), in: spoken.speech)
    let place = rows(
      of: (sentence.lowerBound - frames(Self.reach))..<(sentence.upperBound + frames(Self.reach)), in: heard.speech)
    guard template.count >= 8, place.count > template.count else { return false }
    let (costs, starts) = matches(template, in: place)
    let there = costs.indices.filter { column in
      let frames = heard.speech[starts[column]]..<heard.speech[place.lowerBound + column] + 1
      let common = frames.clamped(to: aligned).count
      return Double(common) >= Self.overlap * Double(max(1, min(frames.count, aligned.count)))
    }
    guard let best = there.map({ costs[$0] }).min() else { return false }
    return best <= costs.min() ?? best
  }

  private func rows(of frames: Range<Int>, in speech: [Int]) -> Range<Int> {
    let start = speech.indices.bisected { speech[$0] >= frames.lowerBound }
    return start..<max(start, speech.indices.bisected { speech[$0] >= frames.upperBound })
  }

  /// For each row of the recording how unlike the template what ends there is, and where that begins.
  private func matches(_ template: Range<Int>, in place: Range<Int>) -> (costs: [Float], starts: [Int]) {
    var costs = place.map { 1 - likeness($0, template.lowerBound) }
    var starts = Array(place)
    for row in template.dropFirst() {
      var next = [Float](repeating: .infinity, count: place.count), nextStarts = starts
      for column in next.indices {
        var (cost, start) = (costs[column], starts[column])
        if column > 0 {
          if costs[column - 1] < cost { (cost, start) = (costs[column - 1], starts[column - 1]) }
          if next[column - 1] < cost { (cost, start) = (next[column - 1], nextStarts[column - 1]) }
        }
        next[column] = cost + 1 - likeness(place.lowerBound + column, row)
        nextStarts[column] = start
      }
      (costs, starts) = (next, nextStarts)
    }
    return (costs, starts)
  }

  private func likeness(_ heard: Int, _ spoken: Int) -> Float {
    heardRows.withUnsafeBufferPointer { first in
      spokenRows.withUnsafeBufferPointer { second in
        var sum: Float = 0
        for index in 0..<Self.width { sum += first[heard * Self.width + index] * second[spoken * Self.width + index] }
        return sum
      }
    }
  }

  private static func unit(_ rows: [Float]) -> [Float] { TimeWarp.unit(rows, width) }
}

import Foundation
import Media
import Subtitles
import Support

/// From the frames of the synthesised text to the times of the recording.
struct WarpMap {
  private let heard: Heard
  private let spoken: Spoken
  private let path: TimeWarp.Path
  /// Of the recording: runs of at least a fifth of a second without speech.
  private let pauses: [Range<Int>]
  /// Where each sentence begins, in frames of the recording, and where the one before it ends.
  private var starts: [Int] = []
  private var ends: [Int] = []

  private static let coarseness = 8
  /// Seconds by which a reading may be ahead of or behind an even tempo, and how far a boundary moves to a pause.
  private static let drift = 60.0, reach = 0.6

  init(_ heard: Heard, _ spoken: Spoken) {
    self.heard = heard
    self.spoken = spoken
    let warp = TimeWarp(
      heard.features.normalised(heard.speech), spoken.features.normalised(spoken.speech), width: SpeechFeatures.width)
    let coarse = warp.coarser(Self.coarseness)
    let frames = Self.drift / SpeechFeatures.hop / Double(Self.coarseness)
    let radius = Int(max(frames, Double(coarse.secondCount) * 0.05))
    let rough = coarse.path(radius: radius) { $0 * coarse.secondCount / max(1, coarse.firstCount) }
    path = warp.path(radius: 20 * Self.coarseness) {
      rough[min($0 / Self.coarseness, rough.count - 1)] * Self.coarseness
    }
    pauses = Self.pauses(heard.isSpeech)
    addBoundaries()
  }

  /// Milliseconds.
  func times(ofSentence index: Int) -> (start: Int, end: Int) {
    let start = Self.milliseconds(starts[index])
    return (start, max(Self.milliseconds(ends[index + 1]), start + 100))
  }

  /// Words begin where the synthesiser began them; those that it did not report lie between their neighbours.
  func words(of text: String, sentence index: Int, from start: Int, to end: Int) -> [TimedWord] {
    var heard: [WordTimes.Heard] = []
    let times = Dictionary(spoken.words[index].map { ($0.character, Self.milliseconds(frame(heardAt: $0.frame))) }) {
      first, _ in first
    }
    var position = 0
    for part in text.split(separator: " ", omittingEmptySubsequences: false) {
      let length = part.unicodeScalars.count
      if !part.isEmpty {
        let time = (position..<position + length).lazy.compactMap { times[$0] }.first
        heard.append(.init(text: String(part), start: heard.isEmpty ? start : time, end: nil))
      }
      position += length + 1
    }
    // A word lasts until the next one begins.
    for place in heard.indices { heard[place].end = place + 1 < heard.count ? heard[place + 1].start : end }
    return WordTimes.completed(heard, from: start, to: end)
  }

  /// Characters of a sentence's text at which words begin, and whether each is found alone where it is aligned.
  func isFound(sentence index: Int, by spotter: WordSpotter) -> [Int: Bool] {
    let words = spoken.words[index]
    var found: [Int: Bool] = [:]
    for (place, word) in words.enumerated() {
      let end = place + 1 < words.count ? words[place + 1].frame : spoken.sentences[index + 1]
      guard word.frame < end else { continue }
      let aligned = frame(heardAt: word.frame)..<max(frame(heardAt: word.frame) + 1, frame(heardAt: end))
      found[word.character] = spotter.isFound(
        word.frame..<end, at: aligned, in: starts[index]..<max(starts[index] + 1, ends[index + 1]))
    }
    return found
  }

  /// A pause ends one sentence only: of two boundaries near it, the nearer one has it.
  private mutating func addBoundaries() {
    let frames = spoken.sentences.map { frame(heardAt: $0) }
    let reach = Int(Self.reach / SpeechFeatures.hop)
    var taken: [Int: (boundary: Int, distance: Int)] = [:]
    for boundary in frames.indices.dropFirst().dropLast() {
      guard let (pause, distance) = nearestPause(frames[boundary]), distance <= reach,
        distance < taken[pause]?.distance ?? .max
      else { continue }
      taken[pause] = (boundary, distance)
    }
    let pauseOf = Dictionary(taken.map { ($0.value.boundary, pauses[$0.key]) }) { first, _ in first }
    for (boundary, frame) in frames.enumerated() {
      let earliest = starts.last.map { $0 + 1 } ?? 0
      let pause = pauseOf[boundary]
      starts.append(max(earliest, pause?.upperBound ?? (boundary == 0 ? heard.speech.first ?? 0 : frame)))
      ends.append(
        max(earliest, pause?.lowerBound ?? (boundary + 1 == frames.count ? (heard.speech.last ?? 0) + 1 : frame)))
    }
  }

  /// Its number, and how many frames away it is; 0 inside it.
  private func nearestPause(_ frame: Int) -> (pause: Int, distance: Int)? {
    let after = lowerBound(pauses.map(\.upperBound), frame)
    return [after - 1, after].filter(pauses.indices.contains).map { index in
      let pause = pauses[index]
      return (index, pause.contains(frame) ? 0 : min(abs(pause.lowerBound - frame), abs(pause.upperBound - frame)))
    }.min { $0.1 < $1.1 }
  }

  /// The frame of the recording at which a frame of the synthesised text is heard.
  private func frame(heardAt frame: Int) -> Int {
    let wanted = lowerBound(spoken.speech, frame)
    let row = lowerBound(path, wanted)
    return row < heard.speech.count ? heard.speech[row] : (heard.speech.last ?? 0) + 1
  }

  private func lowerBound(_ values: [Int], _ value: Int) -> Int { values.indices.bisected { values[$0] >= value } }

  private static func milliseconds(_ frame: Int) -> Int { Int((Double(frame) * SpeechFeatures.hop * 1000).rounded()) }

  private static func pauses(_ isSpeech: [Bool]) -> [Range<Int>] {
    var pauses: [Range<Int>] = []
    var index = 0
    while index < isSpeech.count {
      let end = isSpeech[index...].firstIndex { $0 != isSpeech[index] } ?? isSpeech.count
      if !isSpeech[index] && end - index >= 10 { pauses.append(index..<end) }
      index = end
    }
    return pauses
  }
}

/// Words in which a letter is drawn out, as somebody calls it: `Ahmaaaad!`
///
/// Three and more of one letter are read as one, and as two (`Annnna`). Digits, and scripts without word borders, stay what they are.
enum DrawnOutWords {
  private static let fewest = 3

  /// The text with shorter words, once for each way to read them; none where no letter is drawn out.
  static func texts(_ text: String) -> [FoldedText] {
    var runs: [Run] = []
    var isDrawnOut = false
    var offset: Int32 = 0
    for scalar in text.unicodeScalars {
      let place = offset..<offset + Int32(UTF8.width(scalar))
      offset = place.upperBound
      let letter = letter(scalar)
      if let letter, runs.last?.letter == letter {
        runs[runs.count - 1].scalars.append(FoldedText.Scalar(scalar: scalar, place: place))
        isDrawnOut = isDrawnOut || runs[runs.count - 1].scalars.count >= fewest
      } else {
        runs.append(Run(letter: letter, scalars: [FoldedText.Scalar(scalar: scalar, place: place)]))
      }
    }
    guard isDrawnOut else { return [] }
    return [1, 2].map { count in
      FoldedText(runs.flatMap { $0.scalars.count < fewest ? $0.scalars : $0.shortened(to: count) })
    }
  }

  /// One letter, again and again.
  private struct Run {
    let letter: Letter?
    var scalars: [FoldedText.Scalar]

    /// The last one stands for all that are left out.
    func shortened(to count: Int) -> [FoldedText.Scalar] {
      guard let last = scalars.last, count <= scalars.count else { return scalars }
      let kept = scalars.prefix(count - 1), first = scalars[count - 1]
      return kept + [FoldedText.Scalar(scalar: first.scalar, place: first.place.lowerBound..<last.place.upperBound)]
    }
  }

  private static func letter(_ scalar: Unicode.Scalar) -> Letter? {
    guard case .letter(let letter, _) = LetterFolding.result(of: scalar), letter > 0x39,
      WritingSystem(of: letter) != .unspaced
    else { return nil }
    return letter
  }
}

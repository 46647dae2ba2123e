/// Places of letters as indices of the original text that never divide a character.
struct CharacterPlaces {
  private let text: String

  init(_ text: String) { self.text = text }

  /// Of UTF-8 offsets.
  func characters(_ offsets: Range<Int>) -> Range<String.Index> {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: offsets.lowerBound)
    let end = utf8.index(utf8.startIndex, offsetBy: offsets.upperBound)
    return floor(start)..<ceiling(end)
  }

  private func floor(_ index: String.Index) -> String.Index {
    if index == text.endIndex || index.samePosition(in: text) != nil { return index }
    return text.index(before: text.index(after: index))
  }

  private func ceiling(_ index: String.Index) -> String.Index {
    if index == text.endIndex || index.samePosition(in: text) != nil { return index }
    return text.index(after: index)
  }
}

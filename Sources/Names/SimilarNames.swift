public struct NearMiss: Sendable {}
struct SimilarNames: Sendable {
  init(_ entries: [NameEntry]) {}
  func nearMisses(in text: String, _ folded: FoldedText, without taken: [Range<Int>], language: TextLanguage, limit: Int)
    -> [NearMiss] { [] }
}

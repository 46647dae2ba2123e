/// The number that every fact file carries, raised when its form changes.
enum FactVersion {
  /// Throws a `DecodingError` when the facts were written in another form.
  static func check(_ found: Int, is known: Int, at codingPath: [any CodingKey]) throws {
    guard found == known else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: codingPath,
          debugDescription: "the facts are of version \(found), and this Backlit reads version \(known)"))
    }
  }
}

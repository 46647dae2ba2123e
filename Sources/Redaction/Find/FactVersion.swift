/// The number that every fact file carries, raised when its form changes.
enum FactVersion {
  /// Of how people are searched for: raised when a look at a picture may see something else, or comes at another time, or is noted in another way.
  static let search = 3

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

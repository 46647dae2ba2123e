import Foundation

/// Traditional and simplified Chinese characters as one: 王偉 and 王伟.
///
/// The simplified one stands for both, since several traditional ones may have become one. By ICU's transform "Hant-Hans", which is Unihan's
/// `kSimplifiedVariant` for single characters; Japanese forms (沢 for 澤) are not among them.
enum HanVariants {
  static func simplified(_ letter: Letter) -> Letter { table[letter] ?? letter }

  private static let table: [Letter: Letter] = {
    let traditional = (Letter(0x3400)...0x9FFF).compactMap(Unicode.Scalar.init)
    // Each in a line of its own, so that none is read with its neighbour.
    var lines = String.UnicodeScalarView()
    for scalar in traditional { lines.append(contentsOf: [scalar, "\n"]) }
    let result = String(lines).applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? ""
    let simplified = result.unicodeScalars.split(separator: "\n")
    guard simplified.count == traditional.count else { return [:] }
    var table: [Letter: Letter] = [:]
    for (from, to) in zip(traditional, simplified) where to.count == 1 && to.first != from {
      table[from.value] = to.first?.value
    }
    return table
  }()
}

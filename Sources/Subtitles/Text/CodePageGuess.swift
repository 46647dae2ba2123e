import Foundation

/// Which of the old one-byte encodings a text is in, by what its bytes look like in each.
struct CodePageGuess {
  private let bytes: [UInt8]
  private let language: WrittenLanguage

  init(_ data: Data, language: String) {
    // A megabyte tells as much as twenty.
    bytes = [UInt8](data.prefix(1_000_000))
    self.language = WrittenLanguage(language)
  }

  /// nil where the text makes sense in none.
  var best: TextEncoding? {
    let scores = [TextEncoding.windows1256, .windows1254, .windows1251, .windows1252].compactMap {
      encoding -> (TextEncoding, Double)? in
      guard let text = CodePage.decode(Data(bytes), encoding) else { return nil }
      return (encoding, score(text, encoding))
    }
    return scores.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil }
  }

  /// Between about -1 and 1.5: the share of the letters beyond ASCII that are common in the encoding's languages, less what is out of
  /// place; a little more where the encoding is the one of the language that the file's name tells.
  private func score(_ text: String, _ encoding: TextEncoding) -> Double {
    var beyond = 0, common = 0, odd = 0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      guard scalar.value > 127 else { continue }
      beyond += 1
      if Self.common[encoding]?.contains(scalar) == true { common += 1 }
      if isOdd(scalar, after: previous, encoding) { odd += 1 }
    }
    guard beyond > 0 else { return 0 }
    let expected = Self.languages[encoding]?.contains(language.primary) == true ? 0.4 : 0
    return (Double(common) - 1.5 * Double(odd)) / Double(beyond) + expected
  }

  /// Capitals inside words, letters of one script beside those of another, and signs that nobody types.
  private func isOdd(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar, _ encoding: TextEncoding) -> Bool {
    if scalar.properties.isUppercase && previous.properties.isLowercase { return true }
    if scalar.properties.isAlphabetic && previous.properties.isAlphabetic {
      // Letters with accents stand among plain ones, and seldom side by side.
      if previous.value > 127 && (encoding == .windows1252 || encoding == .windows1254) { return true }
      return isForeign(scalar) != isForeign(previous)
    }
    return "¤¦§¨¬¯±²³µ¶·¸¹º¼½¾×÷†‡‰¢¥".unicodeScalars.contains(scalar)
  }

  private func isForeign(_ scalar: Unicode.Scalar) -> Bool { (0x400...0x6ff).contains(scalar.value) }

  private static let languages: [TextEncoding: Set<String>] = [
    .windows1256: ["ar", "fa", "ur", "ku", "ckb", "ps", "prs", "ug", "arz", "apc", "ary"],
    .windows1254: ["tr", "az", "ku", "kmr"],
    .windows1251: ["ru", "uk", "bg", "sr", "mk", "be", "kk", "tg", "bs"],
    .windows1252: ["en", "fr", "de", "nl", "es", "it", "pt", "sq", "so", "id", "ms", "sv", "da", "no", "fi", "ca"],
  ]

  /// The most frequent letters beyond ASCII, and quotation marks and dashes, which all four have.
  private static let common: [TextEncoding: Set<Unicode.Scalar>] = {
    let marks = "“”‘’–—…«»\u{a0}"
    return [
      .windows1256: "اأإآبةتثجحخدذرزسشصضطظعغفقكلمنهويىءئؤپچژگ،؛؟ـًٌٍَُِّْ\u{200c}\u{200d}" + marks,
      .windows1254: "çğıöşüÇĞİÖŞÜâîû" + marks,
      .windows1251: "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯіїєґІЇЄјљњћђџѓќЈЉЊЋЂЏ№" + marks,
      .windows1252: "äöüßÄÖÜéèêëàâçîïôùûœÉÈÀÇñóíáúÑ¿¡åøæÅØÆãõò" + marks,
    ].mapValues { Set($0.unicodeScalars) }
  }()
}

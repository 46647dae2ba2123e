/// The language of a text, as far as it is known, and the endings that follow from it.
struct TextLanguage: Sendable {
  /// The primary subtag, in small letters.
  let code: String?

  /// `tag` is a BCP 47 tag; of nil, of `und` and of `mul` nothing follows.
  init(_ tag: String?) {
    let primary = tag?.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map { $0.lowercased() }
    code = primary.flatMap { ["und", "mul", "zxx", "mis", ""].contains($0) ? nil : Self.short[$0] ?? $0 }
  }

  func endings(in system: WritingSystem) -> Endings.Tables { Endings.all.tables(of: code, in: system) }

  /// Codes of ISO 639-2 and 639-3 that people write for two letters.
  private static let short = [
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "tur": "tr", "ara": "ar", "arb": "ar", "apc": "ar",
    "ary": "ar", "arz": "ar", "acm": "ar", "bos": "bs", "hrv": "hr", "srp": "sr", "rus": "ru", "ukr": "uk", "fas": "fa",
    "per": "fa", "urd": "ur", "pus": "ps", "heb": "he", "iw": "he", "som": "so", "sqi": "sq", "alb": "sq", "kur": "ku",
    "zho": "zh", "chi": "zh", "kor": "ko", "jpn": "ja", "spa": "es", "ita": "it", "swa": "sw", "ind": "id", "in": "id",
    "amh": "am", "tir": "ti", "aze": "az", "uzb": "uz", "kaz": "kk", "pol": "pl", "hbs": "sr",
  ]
}

extension EndingTable {
  /// Plural, whose, case and copula, in this order, any of them left off. Folded letters tell ı from i and ü from u no more, so
  /// vowel harmony is not asked for. Göksel and Kerslake, Turkish: A Comprehensive Grammar.
  static let turkic: [EndingTable] = [
    EndingTable("tr az tk gag crh", .latin, after: .consonant, turkish(afterVowel: false)),
    EndingTable("tr az tk gag crh", .latin, after: .vowel, turkish(afterVowel: true)),
    // Who comes from a place, and in whose manner: İstanbullu, Ankaralılar.
    EndingTable("tr az tk gag crh", .latin, least: 4, derivations),
    // Person: who someone is, "Ahmedim".
    EndingTable("tr az tk gag crh", .latin, after: .consonant, least: 5, "im um imiz umuz iniz unuz sin siniz"),
    EndingTable("uz kaa", .latin, "ning ni ga ka qa da dan lar larning larni larga lik"),
    EndingTable(
      "kk ky tt ba uz kaa", .cyrillic,
      "нын нин нун ның нің дын дин дың дің тың тің ны ни ну ні ды ді ты ті ди ти ға ге га ка қа ке го да де та те до то",
      "дан ден тан тен нан нен лар лер дар дер тар тер мен бен пен нинг"),
    // Tajik, which is Persian in Cyrillic letters; Chechen and Ingush.
    EndingTable("tg", .cyrillic, "ро и е ам ат аш амон атон ашон ҳо хо у ю"),
    EndingTable("ce inh av", .cyrillic, "ан ас на е а ца ера ехь гара ил ица"),
  ]

  private static let derivations =
    (words("li lu lik luk siz suz gil giller ci cu ca ce")
    + joined(
      "li lu ci cu", "yi yu ye ya nin nun ler lar leri lari lere lara lerin larin lerde larda lerden lardan lerle larla"
    )).joined(separator: " ")

  private static func turkish(afterVowel: Bool) -> String {
    let cases =
      afterVowel
      ? "yi yu ye ya nin nun de da den dan yle yla ni nu" : "i u e a in un de da te ta den dan ten tan le la"
    let casesOfPlural = "i e a in de da den dan le la ce ca"
    let casesOfWhose = "ni nu ne na nin nun nde nda nden ndan yle yla nce nca"
    let whose = afterVowel ? "si su" : "i u"
    var chains = words(cases)
    chains += words("ler lar") + joined("ler lar", casesOfPlural) + joined("leri lari", casesOfWhose)
    chains += words(whose) + joined(whose, casesOfWhose)
    chains += joined("de da te ta nde nda", "ki kiler ydi ymis yken yim")
    let copula = afterVowel ? "dir dur ydi ydu ymis ymus yken ysa yse" : "dir dur tir tur di du ti tu mis mus ken sa se"
    return (chains + words(copula)).joined(separator: " ")
  }

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  private static func joined(_ first: String, _ second: String) -> [String] {
    words(first).flatMap { left in words(second).map { left + $0 } }
  }
}

extension EndingTable {
  /// Germanic and Romance languages. After an apostrophe, whatever the language, every short ending is taken (`NameFinder`).
  static let western: [EndingTable] = [
    // Possessive without its apostrophe, and plural. Huddleston and Pullum, The Cambridge Grammar of the English Language.
    EndingTable("en", .latin, "s"),
    EndingTable("en", .latin, after: .consonant, least: 4, "es"),
    // Genitive and plural; people of a place: Sarajevoer, Tuzlaerin. Duden, Die Grammatik.
    EndingTable("de", .latin, "s"),
    EndingTable("de", .latin, after: .consonant, least: 4, "es en ens"),
    EndingTable("de", .latin, least: 5, "er ers ern erin innen erinnen"),
    EndingTable("nl af", .latin, "s"),
    EndingTable("nl af", .latin, after: .consonant, least: 5, "en je tje er"),
    // Genitive; the article behind a place's name.
    EndingTable("sv da nb nn no is", .latin, "s"),
    EndingTable("sv da nb nn no is", .latin, after: .consonant, least: 5, "en et ar er"),
    EndingTable("fr es pt it ca gl", .latin, "s"),
    EndingTable("es pt ca gl", .latin, after: .consonant, least: 4, "es ito ita"),
    EndingTable("ro", .latin, after: .consonant, "ul ului e i"),
    EndingTable("ro", .latin, after: .vowel, "ul lui"),
    EndingTable("ro", .latin, after: .cut, "ei ii a"),
  ]
}

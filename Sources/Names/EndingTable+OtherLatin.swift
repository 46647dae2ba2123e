extension EndingTable {
  static let otherLatin: [EndingTable] = [
    // Albanian: article and case, Prishtinës, Agimit, Dritani. Newmark, Hubbard and Prifti, Standard Albanian.
    EndingTable("sq", .latin, after: .consonant, "i it in u ut un a es en e ve esh eve"),
    EndingTable("sq", .latin, after: .vowel, "ja jes jen je n s se t te u ut un i it in"),
    EndingTable("sq", .latin, after: .cut, "a es en e"),
    // Somali: articles, "and", "we". Saeed, Somali.
    EndingTable(
      "so", .latin, "ka ga ha ku gu hu kii gii hii kan gan kaas gaas ta da tu du tii dii tan dan na ne se oo uu ow"),
    // Oromo, Afar, Hausa.
    EndingTable("om aa", .latin, "n f tti rraa dhaan ti dha"),
    // Swahili and its neighbours: in, at, from a place.
    EndingTable("sw rw rn lg ln", .latin, least: 4, "ni"),
    // Indonesian, Malay, Javanese, Sundanese: whose, and emphasis.
    EndingTable("id ms jv su", .latin, "ku mu nya lah kah pun"),
    // Kurmanji, Zazaki: ezafe, case, "a". Thackston, Kurmanji Kurdish.
    EndingTable("ku kmr diq", .latin, after: .consonant, "e i a an en ek eki eke eka im in"),
    EndingTable("ku kmr diq", .latin, after: .vowel, "ye yi ya yan yen yek yeki yeke yeka"),
    // Hungarian.
    EndingTable(
      "hu", .latin, "t nak nek ban ben ba be bol tol rol val vel ra re hoz hez ig ert e ek kent"),
    EndingTable("hu", .latin, after: .consonant, "ot et at on en al el ok i ul"),
    EndingTable("hu", .latin, after: .vowel, "n k i"),
    // Finnish, Estonian.
    EndingTable("fi et", .latin, after: .vowel, "n a ta lla lta lle ssa sta an en in on na ksi le l lt s st sse ga"),
    EndingTable("fi et", .latin, after: .consonant, "in ia ille illa ilta issa ista iin i it ist ile"),
    // Lithuanian and Latvian, which put their endings on foreign names, too: Ahmedas, Ahmeds.
    EndingTable("lt lv", .latin, after: .consonant, "as o ui a u e ai is io iui i iu yje s am"),
    EndingTable("lt lv", .latin, after: .cut, "os ai a oje o as am u e es ei"),
  ]
}

import Testing

@Suite struct WesternNameTests {
  @Test(arguments: [
    MarkedText("Ahmed", "en", "[Ahmed] said that [AHMED'S] brother and [Ahmed’s] wife know the [Ahmeds]."),
    MarkedText("Ahmed", nil, "[Ahmed]: [ahmed], ([Ahmed]) \"[Ahmed]\" [Ahmed]... [Ahmed]'"),
    MarkedText("James", "en", "[James]' house, [James's] house"),
    MarkedText("Marsh", "en", "the [Marshes] and the marshal"),
    MarkedText("Ali", "en", "[Ali] is alive, an Alien came, all said alle; [Ali's] and [Ali'll], Alice, Alison, Mali"),
    MarkedText("Ali", nil, "[Ali] is alive, an alien came, all said alle and allies"),
    MarkedText("Amin", "en", "aminoacid, amino, [Amin], examine"),
    MarkedText("Amin", nil, "aminoacid, amino acids, [Amin], examine"),
    MarkedText("Sam", "en", "the same, some, sample, [Sam], [Sam's]"),
    MarkedText("Sam", nil, "at the same time [Sam] left"),
    MarkedText("Zoë", "en", "[Zoe], [ZOË], [Zoe\u{308}], [Zoë's]"),
    MarkedText("Sana'a", "en", "[Sana'a], [Sanaa], [Sana’a], [Sanaʿa’s]"),
    MarkedText(
      "Abu Bakr", "en", "[Abu Bakr], [Abu-Bakr's], [Abu\u{A0}Bakr], [Abu\nBakr], [AbuBakr], [abubakr], Abu, Bakr"),
    MarkedText("Abu Bakr al Hasan", "en", "[Abu Bakr al-Hasan], [AbuBakr Al Hasan], [abubakralhasan]"),
    MarkedText("Ahmad Hasan", "en", "[Ahmad al-Hasan], [Ahmad Al Hasan's], [Ahmad Hasan], Ahmad in Hasan"),
    MarkedText("Hasan, Ahmad (Abu Ali)", "en", "[Hasan, Ahmad (Abu Ali]); [Hasan Ahmad Abu Ali]"),
    MarkedText("Hasan Ahmad", "en", "Hasan, Ahmad; [Hasan Ahmad]"),
    MarkedText("\"Amin\"", "en", "[Amin], [AMIN]'s, Amins"),
    MarkedText("Will \"Black\"", "en", "[Will Black], will, black, Will Blacks"),
    MarkedText("Ahmad|Ahmed", "en", "[Ahmad] and [Ahmed] and Ahmid"),
    MarkedText("Malcolm X", "en", "[Malcolm X] and Malcolm Xavier"),
    MarkedText("Sarajev*", "en", "[Sarajevo], a [Sarajevan], sarong"),
    MarkedText("*ovic", "en", "[Petrovic], [Petrović's] and [Hadzihasanovics], novice"),
    MarkedText("*hmad*", nil, "[Muhmadov], [Ahmad], hamad"),
  ])
  func english(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("Ahmed", "de", "[Ahmeds] Bruder, die [Ahmeds], [Ahmed's], Ahmedabad"),
    MarkedText("Müller", "de", "[Müllers], [Mueller], [Muller], [MÜLLER], Müllabfuhr"),
    MarkedText("Sarajevo", "de", "[Sarajevos], die [Sarajevoer] und Sarabande"),
    MarkedText("Weiß", "de", "[Weiß], [WEISS], [Weiss], weiter"),
    MarkedText("Hans", "de", "[Hansens] Haus, [Hans], Hansestadt"),
    MarkedText("Sam", "de", "der Samen, der Samt, zusammen, [Sams], [Sam]"),
    MarkedText("Ali", "de", "alle, allein, [Alis], der Alien"),
  ])
  func german(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("Ahmed", "fr", "le frère [d'Ahmed], [d’Ahmed], [l'Ahmed], [Ahmed]"),
    MarkedText("Amina", "fr", "[qu'Amina] vienne, [jusqu’Amina], [AMINA], aminci"),
    MarkedText("Hélène", "fr", "[Helene], [HÉLÈNE], [d'Hélène], hellène"),
    MarkedText("Sam", "fr", "samedi, [Sam], la même"),
    MarkedText("Amina", "it", "la casa [dell'Amina], [nell’Amina]"),
    MarkedText("Peña", "es", "los [Peñas], [Pena], empeñado"),
  ])
  func romance(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("Agim", "sq", "[Agimi], [Agimit], [Agimin], me [Agim], agimore"),
    MarkedText("Prishtina", "sq", "[Prishtinë], [Prishtinës], [Prishtinën], [Prishtina]"),
    MarkedText("Kosova", "sq", "[Kosovës], në [Kosovë]"),
    MarkedText("Enver", "sq", "[Enverit], [Enveri], [Enverin]"),
    MarkedText("Luli", "sq", "[Lulit], [Luli], lulëzon"),
    MarkedText("Hamza", "sq", "[Hamzai], [Hamzait], [Hamza]-i"),
  ])
  func albanian(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("Axmed", "so", "[Axmedku], [Axmedna] waa yimid, [Axmed]"),
    MarkedText("Cali", "so", "[Caliga], [Cali], calool"),
    MarkedText("Budi", "id", "[Budinya], [Budi], budidaya"),
    MarkedText("Nairobi", "sw", "[Nairobini], [Nairobi]"),
    MarkedText("Ahmed", "ku", "[Ahmedê], [Ahmedî], [Ahmedekî], ahmedxan"),
    MarkedText("Leyla", "ku", "[Leylayê], [Leyla], leylanxan"),
    MarkedText("Budapest", "hu", "[Budapesten], [Budapestnek], [Budapest]"),
  ])
  func others(row: MarkedText) throws { try row.check() }
}

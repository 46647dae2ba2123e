import Testing

/// "Father of", "mother of" and "son of" before names, in other scripts than Arabic.
@Suite struct KunyaTests {
  @Test(arguments: [
    MarkedText(
      "Ahmad", "en",
      "[Abuahmad] [abuahmad's] [Aboualahmad] [Ummahmad] [oumahmad] [ibnahmad] [binahmad] [bintahmad] abuahmadi"),
    MarkedText("Ahmad", "en", "Abu-[Ahmad], Umm [Ahmad], ibn [Ahmad], bin [Ahmad], Abu[Ahmad]"),
    MarkedText("Ali", nil, "[Abuali] [Ummali] [ibnali] Binali Benali abuse"),
    MarkedText("Hasan", "en", "[Abulhasan] [Abualhasan] Abu al-[Hasan] [Benhasan]"),
    MarkedText("Hasan", "bs", "[Ebuhasan], [Abuhasana], s [Abuhasanom]"),
    MarkedText("Ахмад", "ru", "[абуахмад] [Абуахмада], Абу-[Ахмад], Умм [Ахмад], [ибнахмад]"),
    MarkedText("Хасан", "ru", "[Абульхасан] [абухасану] бинокль"),
  ])
  func whatIsWrittenTogetherWithAName(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("Abu Bakr", "en", "[Abou Bakr], [Aboubakr], [abubakr], [Abo-Bakr], [Ebu Bakr's]; Umm Bakr, Bakr"),
    MarkedText("Umm Ahmad", "en", "[Oum Ahmad] [Um Ahmad] [omahmad] Abu Ahmad"),
    MarkedText("Ahmad bin Hasan", "en", "[Ahmad ibn Hasan], [Ahmad ben Hasan], [Ahmad bin al-Hasan]; Ahmad Hasan"),
    MarkedText("Ben Ali", "de", "[Ben Ali]. Ich bin Ali, ibn Ali"),
    MarkedText("Абу Бакр", "ru", "[Эбу Бакр], [Абубакра]"),
    MarkedText("\"Abu\" Bakr", "en", "[Abu Bakr], Abou Bakr"),
  ])
  func spelledInSeveralWays(row: MarkedText) throws { try row.check() }

  /// What only begins like one is another word.
  @Test(arguments: [
    MarkedText("Sed|Ser|Sing|Use", "en", "abuse, abused, abusing, abuser, [use]"),
    MarkedText("Ana|Ina", "bs", "Omana, Benina, [Ana]"), MarkedText("Go|Ham", "en", "bingo, Bingham"),
    MarkedText("Ar|Ega", "en", "Omar, omega, umbrella"), MarkedText("Gang|Fang", "de", "Umgang, Umfang, [Gang]"),
    MarkedText("Jamin|Sons", nil, "Benson"), MarkedText("Зин|Ер", "ru", "бензин, умер"),
    MarkedText("Din", nil, "binding, bending, [Din]"), MarkedText("Dita", "es", "bendito"),
  ])
  func ordinaryWordsStayWhatTheyAre(row: MarkedText) throws { try row.check() }
}

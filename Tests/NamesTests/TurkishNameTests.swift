import Testing

@Suite struct TurkishNameTests {
  @Test(arguments: [
    MarkedText("Ahmed", "tr", "[Ahmed'in], [Ahmed’e], [Ahmede], [Ahmedin], [Ahmedler], [Ahmedlerden], ahmak"),
    MarkedText("Ahmet", "tr", "[Ahmet'i], [Ahmeti], [Ahmedi], [Ahmedin], [Ahmetten], [Ahmetle], ahret"),
    MarkedText(
      "İstanbul", "tr", "[İstanbul'da], [İstanbulda], [istanbul], [ISTANBUL], [ıstanbul], [İstanbullular], istasyon"),
    MarkedText("Ayşe", "tr", "[Ayşe'nin], [Ayşenin], [Ayseye], [Ayşeyle], [AYŞE’DEN], ayna"),
    MarkedText(
      "Diyarbakır", "tr",
      "[Diyarbakır'dan], [Diyarbakır'ımızdan], [Diyarbakırdan], [DİYARBAKIR], [Diyarbakırlı], [diyarbakirdaki]"),
    MarkedText("Ankara", "tr", "[Ankarada], [Ankara'ya], [Ankaranın], [Ankarası], ankesör"),
    MarkedText("Ali", "tr", "[Ali'nin], [Aliye], [Aliyi], [Alinin], alın, alıyor, [Aliler]"),
    MarkedText("Can", "tr", "[Can'ı], [Can], [Canın], canlandır"),
    MarkedText("Emin", "tr", "[Emin], [Eminden], emniyet"),
    MarkedText("Əli", "az", "[Əlinin], [Əli], [Eliyə]"),
  ])
  func turkish(row: MarkedText) throws { try row.check() }
}

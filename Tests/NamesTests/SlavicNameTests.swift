import Testing

@Suite struct SlavicNameTests {
  @Test(arguments: [
    MarkedText("Sarajevo", "bs", "[Sarajevo], iz [Sarajeva], u [Sarajevu], sa [Sarajevom], [sarajevski], sarađivati"),
    MarkedText("Ahmed", "bs", "[Ahmeda], [Ahmedu], [Ahmedom], [Ahmede], [Ahmedov], [Ahmedova], [Ahmedovi], ahmetli"),
    MarkedText("Amina", "bs", "[Amine], [Amini], [Aminu], [Aminom], [Aminin], [Aminina], aminokiselina"),
    MarkedText("Luka", "hr", "[Luke], [Luci], [Luku], [Lukom], [Lukin], lutka"),
    MarkedText("Petar", "hr", "[Petra], [Petru], [Petrom], [Petrov], peti"),
    MarkedText("Ali", "bs", "[Alija], [Aliju], [Alijem], [ali] su, alat"),
    MarkedText("Sam", "bs", "samo, sama, sami, ja [sam], kod [Sama]"),
    MarkedText("Đorđe", "sr", "[Đorđa], [Djordja], [Dorda], [ĐORĐE]"),
    MarkedText("Ana", "bs", "[Ane], [Ani], [Anu], [Anom], [Anin], angina"),
    MarkedText("Kragujevac", "sr", "iz [Kragujevca], u [Kragujevcu], [Kragujevac]"),
    MarkedText("Ljiljana", "hr", "[ǈiljane], [Ljiljani]"),
  ])
  func bosnianCroatianSerbian(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("Ахмед", "sr", "[Ахмеда], [Ахмеду], [Ахмедом], [Ахмедов], [Ахмедова], ахматски"),
    MarkedText("Сарајево", "sr", "[Сарајева], у [Сарајеву], [сарајевски]"),
    MarkedText("Амина", "sr", "[Амине], [Амини], [Амину], [Амином], [Аминин]"),
    MarkedText("Али", "sr", "[Алија], [Алију], [Алијем]"),
  ])
  func serbianInCyrillic(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("Мурад", "ru", "[Мурад], [Мурада], [Мураду], [Мурадом], о [Мураде], [Мурадов], [Мурадова], мура"),
    MarkedText("Москва", "ru", "[Москва], из [Москвы], в [Москве], в [Москву], [Москвой], москит"),
    MarkedText("Сергей", "ru", "[Сергея], [Сергею], [Сергеем], о [Сергее], [СЕРГЕЙ], серый"),
    MarkedText("Мария", "ru", "[Марии], [Марию], [Марией], [Мария], марина"),
    MarkedText("Павел", "ru", "[Павла], [Павлу], [Павлом], [Павлов], пав"),
    MarkedText("Игорь", "ru", "[Игоря], [Игорю], [Игорем], игорный"),
    MarkedText("Алёна", "ru", "[Алена], [Алёны], [Алене], [Аленой], олень"),
    MarkedText("Аня", "ru", "[Ани], [Ане], [Аню], [Аней]"),
    MarkedText("Грозный", "ru", "[Грозный], из [Грозного], в [Грозном], грозить"),
    MarkedText("Путин", "ru", "с [Путиным], [Путина], [Путину], путь"),
    MarkedText("Зеленский", "ru", "[Зеленского], [Зеленскому], [Зеленским], [Зеленская], зелень"),
    MarkedText("Оксана", "uk", "[Оксани], [Оксані], [Оксану], [Оксаною]"),
    MarkedText("Київ", "uk", "у [Київ], [КИЇВ]"),
  ])
  func russianAndUkrainian(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("Ahmed", "pl", "[Ahmeda], [Ahmedowi], [Ahmedem]"),
    MarkedText("Marek", "pl", "[Marka], [Markowi], [Markiem], marchew"),
    MarkedText("Kowalski", "pl", "[Kowalskiego], [Kowalskim], [Kowalska], kowal"),
    MarkedText("Warszawa", "pl", "[Warszawy], w [Warszawie], [Warszawę], [Warszawą]"),
    MarkedText("Łukasz", "pl", "[Lukasza], [Łukaszowi]"),
    MarkedText("Jana", "cs", "[Jany], [Janě], [Janu], [Janou]"),
  ])
  func polishAndCzech(row: MarkedText) throws { try row.check() }
}

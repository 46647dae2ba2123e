import Testing

@Suite struct ArabicScriptNameTests {
  @Test(arguments: [
    MarkedText("أحمد", "ar", "[أحمد] [واحمد] [لأحمد] [بأحمد] [فأحمد] [كأحمد] [أَحْمَد] [أحـمـد] [احمد] [أحمداً] أحمق حمدا"),
    MarkedText("احمد", "ar", "قال [أحمد] [وإحمد]"),
    MarkedText("الحسن", "ar", "[الحسن] [والحسن] [بالحسن] [للحسن] [وللحسن] حسن"),
    MarkedText("حسن", "ar", "[حسن] [الحسن] [للحسن] [والحسن] [لحسن] حسنا أحسن"),
    MarkedText("فاطمة", "ar", "[فاطمة] [فاطمه] [فاطمت] [وفاطمة] [فاطمتنا] فطم"),
    MarkedText("علي", "ar", "[علي] على عليه عليهم [لعلي] [وعلي] وعلى الأعلى في [علي]"),
    MarkedText("علي", "ar", "[على] قال"),
    MarkedText("هدى", "ar", "[هدى] [لهدى] [وهدى] هدية"),
    MarkedText("القاهرة", "ar", "[القاهرة] [بالقاهرة] [للقاهرة] [والقاهره]"),
    MarkedText("حلب", "ar", "[حلب] [بحلب] [الحلبيين] [حلبي] حليب"),
    MarkedText("عبد الرحمن", "ar", "[عبد الرحمن] [عبدالرحمن] [وعبد الرحمن] [لعبد\u{A0}الرحمن] عبد"),
    MarkedText("أبو بكر", "ar", "[أبو بكر] [أبا بكر] [لأبي بكر] [ابوبكر] أب"),
    MarkedText("محمد", "ar", "[\u{FEE3}\u{FEA4}\u{FEE4}\u{FEAA}] [مح\u{200D}مد] \u{202B}[محمد]\u{202C} [م\u{200F}حمد]"),
    MarkedText("مي", "ar", "[مي] [ومي] [لمي] مية ميناء"),
    MarkedText("علاء", "ar", "[علاء] [علا] [بعلاء]"),
    MarkedText("أحمد", nil, "#[أحمد]_الحسين [أحمد]2023 @[أحمد].حسين"),
    MarkedText("لاما", "ar", "[\u{FEFB}\u{FEE3}\u{FE8E}] [لاما]"),
  ])
  func arabic(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("علی", "fa", "[علی] [علي] [علی‌ها] [على] عالی"),
    MarkedText("رضا", "fa", "[رضا] [رضاها] [رضای] [رضا‌ی] رضایت"),
    MarkedText("علیرضا", "fa", "[علیرضا] [علی‌رضا]"),
    MarkedText("کریم", "fa", "[کریم] [كريم] [کریم‌ها] [کریمی] کریستال"),
    MarkedText("تهران", "fa", "[تهران] [تهرانی] تهی"),
    MarkedText("فاطمه", "fa", "[فاطمه] [فاطمة] [فاطمه‌ها]"),
  ])
  func persian(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("احمد", "ur", "[احمد] نے، [احمدوں] سے، [احمدخان]، احمق"),
    MarkedText("لاہور", "ur", "[لاہور] میں، [لاهور]"),
    MarkedText("گل", "ps", "[گل] ګلاب [ګل]"),
    MarkedText("ئەحمەد", "ckb", "[ئەحمەد] [ئەحمەدی] [ئەحمەدەکان]"),
    MarkedText("هەولێر", "ckb", "[هەولێر] [هەولێری] لە [هەولێردا]"),
  ])
  func urduPashtoSorani(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("דוד", "he", "[דוד] [לדוד] [ודוד] [שדוד] [וכשדוד] [דָּוִד] דודה"),
    MarkedText("חיפה", "he", "[בחיפה] [מחיפה] [חיפה] חיפוש"),
    MarkedText("שלום", "he", "[שלום] [לשלום] שלולית"),
  ])
  func hebrew(row: MarkedText) throws { try row.check() }
}

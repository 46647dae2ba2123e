import Testing

@Suite struct UnspacedNameTests {
  @Test(arguments: [
    MarkedText("王伟", "zh", "昨天[王伟]说他看见了[王伟]。王先生"),
    MarkedText("艾哈迈德·侯赛因", "zh", "[艾哈迈德·侯赛因]和[艾哈迈德侯赛因]"),
    MarkedText("김철수", "ko", "[김철수]는 [김 철수]에게 김철"),
    MarkedText("서울", "ko", "[서울]에서 [\u{1109}\u{1165}\u{110B}\u{116E}\u{11AF}]"),
    MarkedText("가나", "ko", "[가나] 각나"),
    MarkedText("田中", "ja", "[田中]さんは"),
    MarkedText("アフマド", "ja", "[アフマド]さん、[ｱﾌﾏﾄﾞ]"),
    MarkedText("สมชาย", "th", "คุณ[สมชาย]มา"),
  ])
  func foundAnywhere(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("王偉", "zh", "[王伟]和[王偉]，王為"), MarkedText("王伟", "zh-Hant", "[王偉]說，[王伟]说"),
    MarkedText("張國榮", "zh", "[张国荣] [張国榮]"), MarkedText("台北", "zh", "[臺北] [台北]"),
    MarkedText("艾哈邁德", "zh", "[艾哈迈德]和[艾哈邁德]"),
  ])
  func traditionalAndSimplified(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("アフマド", "ja", "昨日[あふまど]さんは[アフマド]と[ｱﾌﾏﾄﾞ]を、アフマト"),
    MarkedText("アフマト", "ja", "[あふまと] あふまど アフマド"),
    MarkedText("さくら", "ja", "[サクラ]さんと[ｻｸﾗ]、サクラメント、[さくら]"),
    MarkedText("あい", "ja", "[アイ]・スミス、アイス、マイアイ"),
    MarkedText("田中さくら", "ja", "[田中サクラ]と[田中さくら]"),
    MarkedText("ハサン", "ja", "「[はさん]」、[はさん]さん、道路をはさんで、はさみ"),
    MarkedText("ヴェラ", "ja", "[ゔぇら]さん"),
    // Words that a name in katakana would be in hiragana.
    MarkedText("アリ", "ja", "ありがとう、ありました、異議あり、[アリ]さん"),
    MarkedText("ミナ", "ja", "みなさん、みんな、[ミナ]さん"), MarkedText("シリア", "ja", "しりあいです、[シリア]"),
    MarkedText("カリム", "ja", "お金をかりむだに、[カリム]"),
  ])
  func hiraganaAndKatakana(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("Σωκράτης", "el", "του [Σωκράτη], τον [ΣΩΚΡΑΤΗ], [Σωκράτης]"),
    MarkedText("თბილისი", "ka", "[თბილისში], [თბილისი]"),
    MarkedText("ተስፋይ", "ti", "[ንተስፋይ] [ተስፋይ]"),
    MarkedText("रहीम", "hi", "[रहीम] ने, रहम"),
    MarkedText("রহিম", "bn", "[রহিমের] বাড়ি, [রহিম]"),
  ])
  func otherScripts(row: MarkedText) throws { try row.check() }
}

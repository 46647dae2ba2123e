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
    MarkedText("Σωκράτης", "el", "του [Σωκράτη], τον [ΣΩΚΡΑΤΗ], [Σωκράτης]"),
    MarkedText("თბილისი", "ka", "[თბილისში], [თბილისი]"),
    MarkedText("ተስፋይ", "ti", "[ንተስፋይ] [ተስፋይ]"),
    MarkedText("रहीम", "hi", "[रहीम] ने, रहम"),
    MarkedText("রহিম", "bn", "[রহিমের] বাড়ি, [রহিম]"),
  ])
  func otherScripts(row: MarkedText) throws { try row.check() }
}

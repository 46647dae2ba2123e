import Names
import Testing

/// Names that are written so that a search for their letters would not find them.
@Suite struct DisguisedNameTests {
  @Test(arguments: [
    // Cyrillic and Greek letters in a Latin word, and the other way round.
    MarkedText("Ahmad", "en", "[Аhmad] [Ahmаd] [АHMАD] [αhmad's] [аhmаd]"),
    MarkedText("Mona", "en", "[Моnа] [MONA] [МONA] mono"),
    MarkedText("Сергей", "ru", "[Cергей] [Cepгей] [Сepгeя] Сер"),
    MarkedText("Sarajev*", "bs", "[Sаrаjevо] [Sarаjevа]"),
    // What is mixed for other reasons stays what it is.
    MarkedText("Ahmad", "ru", "SMSка, iPhoneы, IT-отдел, Аhшаd, ahmаdы"),
  ])
  func lettersThatLookTheSame(row: MarkedText) throws { try row.check() }

  /// Letters that Unicode calls confusable, or takes for other forms of a letter.
  @Test(arguments: [
    MarkedText("Ahmad", "en", "[ᴀʜᴍᴀᴅ] [🅐🅗🅜🅐🅓] [🅰🅷🅼🅰🅳] [Ⱥħmađ] [ɑhmɑd]"),
    MarkedText("Ahmad", "en", "[Ꭺhmad] [ꓮHMAD] [AᎻMAD] [Ahmaᑯ] [Ⲁhmad] [Aհmad] [ΛHMΛD] ᎠᎡᎢ ՀԱՅ"),
    MarkedText("Ahmad", "en", "[ahmΛd] [AhmАd] [Ahm🅰d] hussein[Аhmad] [Аhmad]Hussein"),
    MarkedText("Nora", "en", "[Ոora] [NОЯA] [ИORA] [Noꭱa] нора"),
    MarkedText(
      "Ahmad", "en", "[A\u{2060}hm\u{FEFF}ad] [Ah\u{34F}mad] [A\u{1}hmad] [A\u{336}h\u{336}m\u{336}a\u{336}d\u{336}]"),
    MarkedText("Ahmad", "en", "[A\u{20DD}hmad] [Ah\u{AD}\u{200B}mad] [\u{FF21}ｈｍａｄ] [𝔸𝕙𝕞𝕒𝕕] [ᵃʰᵐᵃᵈ]"),
    MarkedText("Сергей", "ru", "[Сᴇргей] [СЕРГΕЙ]"),
  ])
  func lettersOfOtherBlocks(row: MarkedText) throws { try row.check() }

  /// A word of one script is no word of another, whatever it looks like.
  @Test(arguments: [
    MarkedText("Copa", "ru", "сора сор роса Сора"), MarkedText("Hope", "ru", "норе Норе"),
    MarkedText("Сара", "en", "capa Capa"), MarkedText("Baco", "el", "Βασο ναι"),
  ])
  func wordsOfOneScriptStayWhatTheyAre(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("Ahmad", "en", "[A.h.m.a.d]. [A-h-m-a-d] and [A h m a d], [A.H.M.A.D.] A.H. Mad"),
    MarkedText("Ahmad", "en", "He is [A h m a d] i I a m a d"),
    MarkedText("Ahmad", "en", "[А h m а d] [A-h-m-а-d]"), MarkedText("Lina", "en", "[L-I-N-A] L. I. Nash, [l_i_n_a]"),
    MarkedText("Ali", "en", "A. L. I went; a l i"),
    MarkedText("أحمد", "ar", "[أ ح م د] قال [أ.ح.م.د] و هو"),
    MarkedText("Сергей", "ru", "[С-е-р-г-е-й] и я о ней"),
  ])
  func lettersThatStandApart(row: MarkedText) throws {
    // The full stop behind an abbreviation belongs to none of its letters.
    try MarkedText(row.pattern, row.language, row.marked.replacing("A.H.M.A.D.]", with: "A.H.M.A.D].")).check()
  }

  @Test(arguments: [
    MarkedText("Ahmad", "en", "[Ahmaaaad]! [AHMAAAD], [Ahhhmad's] [Аhmaaad], Ahmaad"),
    MarkedText("Anna", "de", "[Annnna] [Aaaanna] [Annaaaa] [Anna], Anaaa"),
    MarkedText("أحمد", "ar", "يا [أحمدددد] [أحممممد] [أحمـــد]"), MarkedText("Сергей", "ru", "[Сергееей]!"),
    MarkedText("Will", "en", "[Willlll], mmm, www, III, 1000, wiii"), MarkedText("王王", "zh", "[王王][王王]"),
  ])
  func lettersThatAreDrawnOut(row: MarkedText) throws { try row.check() }

  @Test(arguments: [
    MarkedText("أحمد", "ar", "[أبوأحمد] [ابواحمد] [لأبيأحمد] [وأبوأحمد] [بنأحمد] [يابنأحمد] أبو [أحمد] أبوأحمق"),
    MarkedText("حسن", "ar", "[أبوحسن] [أبوالحسن] [أمحسن] محسن أحسن"),
    MarkedText("علي", "ar", "[أبوعلي] [ابنعلي] عليه بنعم"),
  ])
  func whatIsWrittenTogetherWithAName(row: MarkedText) throws { try row.check() }
}

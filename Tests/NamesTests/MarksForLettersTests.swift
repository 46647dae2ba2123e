import Names
import Testing

/// Names with digits and signs for letters, as `names.yaml` need not list them.
@Suite struct MarksForLettersTests {
  @Test(arguments: [
    MarkedText("Ahmad", "en", "[Ahm@d] [Ahm4d's] [AHM@D]. [@hmad]! ([4hm4d]) [Аhm4d] #[Ahm@d] Ahm8"),
    MarkedText("Sarajevo", "bs", "[S4rajevo], [S@r@jevo], u [S4rajevu]; serijal 4"),
    MarkedText("Mohammed", nil, "[M0h4mm3d] [m0hammed] [Moh@mm€d] [Mоhamm3d]"),
    MarkedText("Sara", "en", "[$ara] [S4r4] [Sar@] [5ara] [SAR4] Sarah"),
    MarkedText("Ali", "en", "[A1i] [A|i] [@li] [4li] AL!i"),
    MarkedText("Сергей", "ru", "[С3ргей] [$ергей] [Серг3я]"),
    MarkedText("Σωκράτης", "el", "[Σωκρ@της] [Σ0κρ4τη]"),
  ])
  func byTheirLooks(row: MarkedText) throws { try row.check() }

  /// The Latin Arabic of chats: 2 ء, 3 ع, 5 خ, 6 ط, 7 ح, 8 ق, 9 ص.
  @Test(arguments: [
    MarkedText("Ahmad", "ar", "[A7mad] [a7mad] [A7mad's] [A7MAD] [a7mad]_2023 #[a7mad]"),
    MarkedText("Ali", nil, "[3ali] [3li] [Ali]"), MarkedText("Omar", nil, "[3omar] [3Omar] 3umar"),
    MarkedText("Said", nil, "[Sa3id] [sa3id]"), MarkedText("Khaled", nil, "[5aled] [7'aled] [5'aled]"),
    MarkedText("Tareq", nil, "[6areq] [6are8] [Tare2] [Tare8]"), MarkedText("Saleh", nil, "[9ale7] [Sale7]"),
    MarkedText("Ghassan", nil, "[3'assan] [8assan]"), MarkedText("Abu Hasan", nil, "[Abu 7asan] [Abu-7a$an] abu"),
    MarkedText("Hussein", nil, "[7ussein] [7u$$ein]"),
  ])
  func byTheirSounds(row: MarkedText) throws { try row.check() }

  /// Sizes, models, times, prices and addresses are what they are.
  @Test(arguments: [
    MarkedText("Sam", "en", "at 5am, 5AM, 15am, 5 am; [Sam]"), MarkedText("Ham", "en", "7am to 7pm"),
    MarkedText("Tam", nil, "7am 07am 7a.m."), MarkedText("Al", "en", "A1 and A1, [Al]!"),
    MarkedText("Ali", "en", "Al1 and Al! Come, Al! al@mail.org"),
    MarkedText("Kate", "en", "K8s K8 k8"), MarkedText("Same", "en", "[5ame] 5am 5amp"),
    MarkedText("Mit|Mib|Mig", "en", "MI6, MI5, M16"), MarkedText("Ida", nil, "1da 1d 1 da"),
    MarkedText("Sos|Zoo", nil, "505, 200, $100, 90s, 1990s, 2000s, 4x4, 2nd, MP3, H2O, CO2, B2B, R2D2, F16, iPhone5s"),
    MarkedText("Ahmad", nil, "info@hmad.org [ahmad]@mail.org [Ahmad]2023"),
    MarkedText("Block 7", "en", "[Block 7] Block t Bl0ck"),
  ])
  func ordinaryWordsStayWhatTheyAre(row: MarkedText) throws { try row.check() }

  /// What is hidden is all of it, with the signs at its ends.
  @Test func signsAtTheEndsBelongToTheName() throws {
    let text = "saw $ara, Sar@ and 3omar"
    let matcher = NameMatcher([
      NameEntry(id: "s", patterns: [try NamePattern("Sara")]), NameEntry(id: "o", patterns: [try NamePattern("Omar")]),
    ])
    let hits = matcher.hits(in: text, language: "en")
    #expect(hits.map(\.text) == ["$ara", "Sar@", "3omar"])
    #expect(hits.map(\.entry) == ["s", "s", "o"])
    #expect(hits.allSatisfy { $0.prefix.isEmpty && $0.suffix.isEmpty })
  }
}

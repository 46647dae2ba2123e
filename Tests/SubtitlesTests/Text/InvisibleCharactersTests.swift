import Testing

@testable import Subtitles

@Suite struct InvisibleCharactersTests {
  @Test(arguments: [
    ("I\u{200B} le\u{AD}ft\u{2060}.", "I left."), ("I left\u{E0041}\u{E0062}.", "I left."),
    ("a\u{FE01}b\u{FEFF}", "ab"),
    ("A\u{200D}B\u{200C}C", "ABC"),
  ]) func whatNobodySeesIsTakenOut(_ text: String, _ seen: String) {
    #expect(InvisibleCharacters.removed(text) == seen)
  }

  @Test(arguments: [
    "می\u{200C}روم", "क्\u{200D}ष", "👨\u{200D}👩\u{200D}👧", "❤\u{FE0F}", "ภาษา\u{200B}ไทย", "\u{200F}أحمد 12\u{200E}",
    "plain",
  ]) func whatAScriptNeedsStays(_ text: String) { #expect(InvisibleCharacters.removed(text) == text) }

  @Test func theDescriptionsOfSoundsAreBlankedInPlace() {
    let none = "\u{2060}"
    #expect(SpokenText.blanked("Abu [door] Bakr") == "Abu \(String(repeating: none, count: 6)) Bakr")
    #expect(SpokenText.blanked("[a]\nBakr (a) b") == "\(none)\(none)\(none)\nBakr \(none)\(none)\(none) b")
    #expect(SpokenText.blanked("no [end") == "no [end")
  }
}

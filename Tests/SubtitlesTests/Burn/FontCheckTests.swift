import Files
import Foundation
import TestSupport
import Testing

@testable import Subtitles

/// Whether captions can be drawn is asked in the style in which they will be drawn.
@Suite struct FontCheckTests {
  private func transcript(_ text: String, language: String = "en") -> Transcript {
    Transcript(language: language, cues: [Cue(startMilliseconds: 1500, endMilliseconds: 3000, text: text)])
  }

  private func style(_ typeface: SubtitleStyle.Typeface) -> SubtitleStyle {
    var style = SubtitleStyle()
    style.typeface = typeface
    return style
  }

  /// A fonts folder that has these files only.
  private func fonts(_ names: [String], in folder: TemporaryFolder) throws -> FontFolder {
    let place = folder.path + "/truetype/noto"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    for name in names {
      try FileManager.default.createSymbolicLink(
        atPath: "\(place)/\(name)", withDestinationPath: "\(FontFolder.defaultPath)/truetype/noto/\(name)")
    }
    return FontFolder(path: folder.path)
  }

  /// U+08A1, a beh with hamza above (Fulfulde), is in Noto Sans Arabic and not in Noto Naskh Arabic.
  @Test func aCharacterThatOnlyTheOtherStyleHasIsAnError() throws {
    let check = FontCheck(in: FontFolder())
    let fulfulde = transcript("\u{8A1}\u{627}", language: "ff-Arab")
    try check.check(fulfulde, style: style(.sans))
    let failure = #expect(throws: Failure.self) { try check.check(fulfulde, style: style(.serif)) }
    let explanation = try #require(failure?.explanation)
    #expect(explanation.reason.contains("00:00:01.500") && explanation.reason.contains("U+8A1"), "\(explanation)")
    #expect(explanation.doing.contains("'ff-Arab'") && explanation.advice != nil)
    try check.check(transcript("\u{628}\u{627}", language: "ff-Arab"), style: style(.serif))
  }

  @Test func aStyleWhoseFontIsMissingNamesThePackageThatBringsIt() throws {
    let folder = try TemporaryFolder()
    let check = FontCheck(in: try fonts(["NotoSans-Bold.ttf", "NotoSansArabic-Bold.ttf"], in: folder))
    for (text, language) in [("I left.", "en"), ("\u{62b}\u{645}", "ar")] {
      try check.check(transcript(text, language: language), style: style(.sans))
      let failure = #expect(throws: Failure.self) {
        try check.check(transcript(text, language: language), style: style(.serif))
      }
      #expect(failure?.explanation.doing == "loading the font Noto Serif")
      #expect(failure?.explanation.advice?.contains("fonts-noto-core") == true)
    }
  }

  /// Lines are broken by the width of the common style's letters, whatever is drawn.
  @Test func theCommonStyleIsNeededForEveryOther() throws {
    let folder = try TemporaryFolder()
    let check = FontCheck(in: try fonts(["NotoSerif-Bold.ttf"], in: folder))
    let failure = #expect(throws: Failure.self) { try check.check(transcript("I left."), style: style(.serif)) }
    #expect(failure?.explanation.doing == "loading the font Noto Sans")
  }
}
